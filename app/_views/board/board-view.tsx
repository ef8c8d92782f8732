import { Cards } from "./cards.tsx";
import { Headlines } from "./headlines.tsx";
import { MatchCards } from "./match-cards.tsx";
import { Movers } from "./movers.tsx";
import type { BoardContents } from "./selections.ts";

/**
 * Markets on top, then matches, movers and headlines side by side where there is room. A board
 * without instruments leaves their parts out and gives the room to the matches.
 */
export function BoardView({ cards, matches }: BoardContents) {
  const hasMarkets = cards.length > 0;
  return (
    <div className="wall flex flex-col gap-5">
      <h1 className="sr-only">Board</h1>
      {hasMarkets && <Cards symbols={cards} />}
      <div
        className={`grid gap-x-8 gap-y-6 lg:grid-cols-2 ${hasMarkets ? "broad:grid-cols-[5fr_4fr_3fr]" : "xl:grid-cols-[9fr_3fr]"}`}
      >
        <MatchCards ids={matches} wide={!hasMarkets} />
        {hasMarkets && <Movers />}
        <Headlines className={hasMarkets ? "lg:col-span-2 broad:col-span-1" : ""} />
      </div>
    </div>
  );
}
