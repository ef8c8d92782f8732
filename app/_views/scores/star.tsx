"use client";
import { Star } from "lucide-react";
import { toggleFavourite, useFavourite } from "./favourites.ts";

interface FavouriteStarProps {
  match: string;
  /** The two teams, for those who listen. */
  name: string;
  className?: string;
}

/** Stars a match, which then stands on top of the page. */
export function FavouriteStar({ match, name, className = "" }: FavouriteStarProps) {
  const starred = useFavourite(match);
  return (
    <button
      type="button"
      aria-pressed={starred}
      aria-label={`Favourite: ${name}`}
      title={starred ? "Take the star away" : "Keep on top"}
      onClick={() => toggleFavourite(match)}
      className={`grid size-8 cursor-pointer place-items-center rounded-sm hover:text-brand ${starred ? "text-brand" : "text-ink-faint"} ${className}`}
    >
      <Star aria-hidden="true" size={15} fill={starred ? "currentColor" : "none"} />
    </button>
  );
}
