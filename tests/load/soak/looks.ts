/** What viewers of a soak look at: parts of the board as the pages have them. */
import type { Selection } from "../../../lib/mirror/selection.ts";
import { topics } from "../../../lib/schema/topics.ts";
import type { Random } from "../../support/random.ts";

/** What there is to look at. */
export interface Names {
  readonly symbols: readonly string[];
  readonly matches: readonly string[];
  readonly leagues: readonly string[];
}

/** The columns of a list of prices. */
const listColumns = ["name", "last", "bid", "ask", "volume", "tickSize"] as const;
const listMax = 30;

/** Ways to look, each as a page does. */
export const looks = {
  board: () => [{ topic: topics.quotes }, { topic: topics.movers }],
  list: (names, random) => {
    const rows = Array.from({ length: 1 + random.below(listMax) }, () =>
      random.pick(names.symbols),
    );
    const columns = random.chance(0.5) ? { columns: listColumns } : {};
    return [{ topic: topics.quotes, rows, ...columns }];
  },
  logs: (names, random) => [
    { topic: topics.headlines },
    { topic: topics.trades(random.pick(names.symbols)) },
  ],
  instrument: (names, random) => {
    const symbol = random.pick(names.symbols);
    return [
      { topic: topics.quotes, rows: [symbol] },
      { topic: topics.depth(symbol) },
      { topic: topics.candles(symbol, "1s") },
    ];
  },
  match: (names, random) => {
    const match = random.pick(names.matches);
    return [
      { topic: topics.matches },
      { topic: topics.events(match) },
      { topic: topics.stats(match) },
      { topic: topics.standings(random.pick(names.leagues)) },
    ];
  },
} as const satisfies Record<string, (names: Names, random: Random) => Selection[]>;

export type LookName = keyof typeof looks;

/** Of each hundred viewers, how many look in which way: whole boards cost a viewer most. */
const shares: readonly (readonly [LookName, number])[] = [
  ["board", 15],
  ["list", 40],
  ["logs", 15],
  ["instrument", 15],
  ["match", 15],
];

/** The way of the viewer with this number. */
export function lookOf(index: number): LookName {
  let left = (index * 37) % 100;
  for (const [name, share] of shares) {
    if (left < share) return name;
    left -= share;
  }
  return "list";
}
