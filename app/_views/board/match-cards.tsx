"use client";
import { Trophy } from "lucide-react";
import Link from "next/link";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { useFavourites, useFavouriteTeams } from "../scores/favourites.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { boardFavourites } from "./board-favourites.ts";
import { MatchCard } from "./match-card.tsx";
import { placeWords } from "./match-words.ts";
import { useMatchSlots } from "./use-match-slots.ts";

/** Places for cards, and how many of them a phone shows. */
const places = 8;
const placesPhone = 6;
/** The same where matches have the board to themselves. */
const placesAlone = 24;
const placesAloneNarrow = 16;
/** Starred matches outside the window that are looked at, at most. */
const starredMax = 24;

interface MatchCardsProps {
  /** The window of matches nearest to now. */
  ids: readonly string[];
  /** Whether matches have the board to themselves. */
  wide?: boolean;
}

/**
 * The viewer's own matches, then those being played, and where there are few of them, those to come
 * and those just over.
 */
export function MatchCards({ ids, wide = false }: MatchCardsProps) {
  const matches = useFavourites();
  const teams = useFavouriteTeams();
  const inWindow = new Set(ids);
  const { slots, running } = useMatchSlots(
    ids,
    wide ? placesAlone : places,
    (known) => boardFavourites(known, { matches, teams }),
    [...matches].filter((id) => !inWindow.has(id)).slice(-starredMax),
  );
  const leagues = useRows(topics.leagues);
  const leagueOf = new Map(leagues.map(({ key, row }) => [key, row]));
  const empty = slots.every(({ shown }) => shown === null);
  return (
    <Panel
      title={running > 0 ? "Live matches" : "Matches"}
      aside={
        <>
          <span className="figures figures-end w-[72px] text-live">
            {running > 0 && `${running} running`}
          </span>
          <Link href="/scores" prefetch={false} className="hover:text-ink">
            All scores
          </Link>
        </>
      }
    >
      {empty ? (
        <EmptyState
          title="No matches on this board"
          icon={<Trophy size={20} />}
          className="h-[392px]"
        >
          Start Bigboard with a feed that has some, such as the simulator or a World Cup.
        </EmptyState>
      ) : (
        <ul
          className={`grid auto-rows-[calc(var(--row)*2+30px)] gap-x-6 sm:grid-cols-2 ${wide ? "xl:grid-cols-4" : "lg:grid-cols-3 xl:grid-cols-1"}`}
        >
          {slots.map(({ place, shown, first }) => (
            <li
              key={place}
              className={`hairline-b min-w-0 ${shown === null ? "max-sm:hidden" : ""} ${hiddenAt(place, wide)}`}
            >
              {shown !== null && (
                <MatchCard
                  // Another sport has other columns.
                  key={shown.row.sport}
                  id={shown.key}
                  match={shown.row}
                  place={placeWords(leagueOf.get(shown.row.league ?? ""), shown.row.round)}
                  starred={first}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Where a place is left out for want of room. */
function hiddenAt(place: number, wide: boolean): string {
  if (wide) return place < placesAloneNarrow ? "" : "max-xl:hidden";
  return place < placesPhone ? "" : "max-sm:hidden";
}
