/** What a page knows of instruments before any value: who they are and who stands near them. */
import { type InstrumentKind, topics } from "../../../lib/schema/topics.ts";
import type { BoardSeam } from "../../../lib/seam.ts";
import type { Quote } from "./figures.ts";
import { nearSymbols } from "./near.ts";

/** What does not change while an instrument is listed. */
export interface Listed {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string | null;
  readonly kind: InstrumentKind;
  readonly currency: string;
  readonly tickSize: number | null;
}

const neighboursMax = 8;
/** There are few indices, and each of them is wanted. */
const indicesMax = 12;

/** An instrument as the board lists it; null where it lists none of this symbol. */
export function findListed(board: BoardSeam, symbol: string): Listed | null {
  const snapshot = board.snapshot(topics.quotes, { rows: [symbol] });
  const row: Quote | undefined = snapshot?.delta.rows[symbol];
  if (row === undefined) return null;
  return {
    symbol,
    name: row.name ?? symbol,
    sector: row.sector ?? null,
    kind: row.kind ?? "equity",
    currency: row.currency ?? "",
    tickSize: row.tickSize ?? null,
  };
}

/** The largest of an instrument's sector, or of all where it has none; indices stay with indices. */
export function findNeighbours(board: BoardSeam, { symbol, sector, kind }: Listed): string[] {
  const columns = ["sector", "kind", "marketCap", "volume"];
  const rows = board.snapshot(topics.quotes, { columns })?.delta.rows ?? {};
  return Object.entries(rows)
    .map(([key, row]) => ({ key, quote: row as Quote }))
    .filter(({ key, quote }) => key !== symbol && (quote.kind ?? "equity") === kind)
    .filter(({ quote }) => kind === "index" || sector === null || quote.sector === sector)
    .sort((one, other) => sizeOf(other.quote) - sizeOf(one.quote) || (one.key < other.key ? -1 : 1))
    .slice(0, kind === "index" ? indicesMax : neighboursMax)
    .map(({ key }) => key);
}

/** What trades without shares outstanding goes by its volume. */
function sizeOf({ marketCap, volume }: Quote): number {
  return marketCap ?? volume ?? 0;
}

/** An instrument by its symbol. */
export interface Named {
  readonly symbol: string;
  readonly name: string;
}

/** Instruments that a mistyped symbol may have meant. */
export function findNear(board: BoardSeam, symbol: string): Named[] {
  const rows = board.snapshot(topics.quotes, { columns: ["name"] })?.delta.rows ?? {};
  const named = Object.entries(rows).map(([key, row]) => ({ key, row: row as Quote }));
  return nearSymbols(symbol, named).map(({ key, row }) => ({ symbol: key, name: row.name ?? "" }));
}
