import { Cards } from "./cards.tsx";
import { Headlines, MatchCards, Movers, Treemap, WatchlistPanel } from "./late-parts.ts";
import type { BoardContents } from "./selections.ts";

/**
 * What lies below the first screen is neither laid out nor painted before it comes into sight; until
 * then it has the height that the watchlist reserves. Rings around what has the focus reach over.
 */
const below =
  "[content-visibility:auto] [contain-intrinsic-block-size:auto_calc(var(--row)*11+68px)] [overflow-clip-margin:8px]";

/**
 * Markets on top with the matches beside them, then what one watches, movers and headlines. A board
 * without instruments, or without matches, leaves their parts out and gives the room to the others.
 */
export function BoardView({ cards, matches, treemap }: BoardContents) {
  const hasMarkets = cards.length > 0;
  const hasMatches = matches.length > 0 || !hasMarkets;
  const hasTreemap = treemap.sectors.length > 0;
  return (
    // Each part is painted by itself: what ticks in one has the others' pictures reused.
    <div className="wall flex flex-col gap-6 [&_section]:isolate">
      <h1 className="sr-only">Board</h1>
      <div
        className={`grid gap-x-8 gap-y-5 ${hasMarkets && hasMatches ? "xl:grid-cols-[minmax(0,1fr)_344px]" : hasMarkets ? "" : "xl:grid-cols-[minmax(0,1fr)_300px]"}`}
      >
        {hasMarkets && (
          <div className="flex min-w-0 flex-col gap-4">
            <div className="@container">
              <Cards symbols={cards} />
            </div>
            {hasTreemap && <Treemap sectors={treemap.sectors} symbols={treemap.symbols} />}
          </div>
        )}
        {hasMatches && <MatchCards ids={matches} wide={!hasMarkets} />}
        {!hasMarkets && <Headlines />}
      </div>
      {hasMarkets && (
        <div
          className={`grid gap-x-8 gap-y-6 lg:grid-cols-2 ${hasTreemap ? "xl:grid-cols-[4fr_5fr_4fr]" : "xl:grid-cols-[7fr_12fr_7fr]"}`}
        >
          <WatchlistPanel className={`lg:max-xl:col-span-2 ${below}`} />
          <Movers wide={!hasTreemap} className={below} />
          <Headlines className={below} />
        </div>
      )}
    </div>
  );
}
