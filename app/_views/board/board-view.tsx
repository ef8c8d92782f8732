import { Cards } from "./cards.tsx";
import { Headlines } from "./headlines.tsx";
import { MatchCards } from "./match-cards.tsx";
import { Movers } from "./movers.tsx";
import type { BoardContents } from "./selections.ts";

/**
 * Markets on top, then matches, movers and headlines side by side where there is room. A board
 * without instruments, or without matches, leaves their parts out and gives the room to the others.
 */
export function BoardView({ cards, matches }: BoardContents) {
  const hasMarkets = cards.length > 0;
  const onlyMarkets = hasMarkets && matches.length === 0;
  return (
    <div className="wall flex flex-col gap-5">
      <h1 className="sr-only">Board</h1>
      {hasMarkets && <Cards symbols={cards} />}
      <div
        className={`grid gap-x-8 gap-y-6 ${onlyMarkets ? "lg:grid-cols-[2fr_1fr]" : hasMarkets ? "lg:grid-cols-2 broad:grid-cols-[5fr_4fr_3fr]" : "lg:grid-cols-2 xl:grid-cols-[9fr_3fr]"}`}
      >
        {!onlyMarkets && <MatchCards ids={matches} wide={!hasMarkets} />}
        {hasMarkets && <Movers wide={onlyMarkets} />}
        <Headlines spread={hasMarkets && !onlyMarkets} />
      </div>
    </div>
  );
}
