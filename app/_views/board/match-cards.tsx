"use client";
import { Trophy } from "lucide-react";
import Link from "next/link";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { MatchCard } from "./match-card.tsx";
import { placeWords } from "./match-words.ts";
import { useMatchSlots } from "./use-match-slots.ts";

/** Places for cards where there is room for three columns, and how many of them two columns show. */
const places = 12;
const placesNarrow = 8;
/** The same where matches have the board to themselves. */
const placesAlone = 24;
const placesAloneNarrow = 16;

interface MatchCardsProps {
  /** The window of matches nearest to now. */
  ids: readonly string[];
  /** Whether matches have the board to themselves. */
  wide?: boolean;
}

/** The matches being played, and where there are few of them, those to come and those just over. */
export function MatchCards({ ids, wide = false }: MatchCardsProps) {
  const { slots, running } = useMatchSlots(ids, wide ? placesAlone : places);
  const leagues = useRows(topics.leagues);
  const leagueOf = new Map(leagues.map(({ key, row }) => [key, row]));
  const narrow = wide ? placesAloneNarrow : placesNarrow;
  const empty = slots.every(({ shown }) => shown === null);
  return (
    <Panel
      title={running > 0 ? "Live matches" : "Matches"}
      aside={
        <>
          <span className="figures figures-end w-[72px] text-live">
            {running > 0 && `${running} running`}
          </span>
          <Link href="/scores" className="hover:text-ink">
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
          className={`grid auto-rows-[calc(var(--row)*2+30px)] gap-x-6 sm:grid-cols-2 ${wide ? "lg:grid-cols-2 xl:grid-cols-4 2xl:grid-cols-6" : "2xl:grid-cols-3"}`}
        >
          {slots.map(({ place, shown }) => (
            <li
              key={place}
              className={`hairline-b min-w-0 ${shown === null ? "max-sm:hidden" : ""} ${place < narrow ? "" : wide ? "max-xl:hidden" : "max-2xl:hidden"}`}
            >
              {shown !== null && (
                <MatchCard
                  id={shown.key}
                  match={shown.row}
                  place={placeWords(leagueOf.get(shown.row.league ?? ""), shown.row.round)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
