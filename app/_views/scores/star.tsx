"use client";
import { Star } from "lucide-react";
import {
  toggleFavourite,
  toggleFavouriteTeam,
  useFavourite,
  useFavouriteTeam,
} from "./favourites.ts";

interface FavouriteStarProps {
  match: string;
  home: string | null;
  away: string | null;
  /** -1 in lists whose rows are reached by arrow keys. */
  tabIndex?: number;
  className?: string;
}

/** Stars a match, which then stands on top of the page. */
export function FavouriteStar({ match, home, away, tabIndex, className }: FavouriteStarProps) {
  const starred = useFavourite(match);
  const [ofHome, ofAway] = [useFavouriteTeam(home ?? ""), useFavouriteTeam(away ?? "")];
  const team = ofHome ? home : ofAway ? away : null;
  const why = team === null ? "Keep on top" : `On top with ${team}`;
  return (
    <StarButton
      starred={starred}
      lit={team !== null}
      label={`Favourite: ${home} – ${away}`}
      title={starred ? "Take the star away" : why}
      onToggle={() => toggleFavourite(match)}
      tabIndex={tabIndex}
      className={className}
    />
  );
}

/** Stars a team, whose matches then stand on top by themselves. */
export function TeamStar({ team, className }: { team: string; className?: string }) {
  const starred = useFavouriteTeam(team);
  return (
    <StarButton
      starred={starred}
      label={`Favourite team: ${team}`}
      title={starred ? "Take the star away" : `Keep matches of ${team} on top`}
      onToggle={() => toggleFavouriteTeam(team)}
      className={className}
    />
  );
}

interface StarButtonProps {
  starred: boolean;
  /** Whether it counts as a favourite without a star of its own. */
  lit?: boolean;
  label: string;
  title: string;
  onToggle: () => void;
  tabIndex?: number | undefined;
  className?: string | undefined;
}

function StarButton(props: StarButtonProps) {
  const { starred, lit = false, label, title, onToggle, tabIndex, className = "" } = props;
  return (
    <button
      type="button"
      aria-pressed={starred}
      aria-label={label}
      title={title}
      onClick={onToggle}
      tabIndex={tabIndex}
      className={`grid size-8 cursor-pointer place-items-center rounded-sm hover:text-brand ${starred || lit ? "text-brand" : "text-ink-faint"} ${className}`}
    >
      <Star aria-hidden="true" size={15} fill={starred ? "currentColor" : "none"} />
    </button>
  );
}
