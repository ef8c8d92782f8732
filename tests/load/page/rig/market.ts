/** Seeded quotes of tables: the same rows and the same changes for all ways. */
import { Random } from "../../../../server/feed/simulator/random.ts";

/** What of a row changes with a tick, in the order in which it travels. */
export const tickFields = ["last", "bid", "ask", "volume", "vwap", "high", "low"] as const;

export interface Instrument {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly kind: "equity";
  readonly currency: "USD";
  readonly tickSize: number;
  readonly previousClose: number;
  readonly open: number;
  readonly marketCap: number;
  last: number;
  bid: number;
  ask: number;
  volume: number;
  vwap: number;
  high: number;
  low: number;
}

const sectors = ["Energy", "Finance", "Health", "Industry", "Materials", "Media", "Retail", "Tech"];
const pointsPerSession = 60;

/** Symbols that sort in the order of their numbers: AAAA, AAAB … */
function symbolOf(index: number): string {
  let left = index;
  let symbol = "";
  for (let letter = 0; letter < 4; letter += 1) {
    symbol = String.fromCharCode(65 + (left % 26)) + symbol;
    left = Math.floor(left / 26);
  }
  return symbol;
}

export class Market {
  readonly instruments: readonly Instrument[];
  readonly #random = new Random("bench", "table");
  readonly #cents: Int32Array;
  /** All places but the first, in an order that each step shuffles as far as it needs. */
  readonly #others: Uint16Array;

  /** @param count at most 65,536. */
  constructor(count: number) {
    this.#cents = Int32Array.from({ length: count }, () => this.#below(60_000) + 2_000);
    this.#others = Uint16Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 1);
    this.instruments = Array.from(this.#cents, (cents, index) => {
      const last = cents / 100;
      return {
        symbol: symbolOf(index),
        name: `Company number ${index + 1}`,
        sector: sectors[index % sectors.length] ?? "",
        kind: "equity",
        currency: "USD",
        tickSize: 0.01,
        previousClose: (cents + this.#below(400) - 200) / 100,
        open: last,
        marketCap: 1e9 * (index + 10),
        last,
        bid: (cents - 2) / 100,
        ask: (cents + 2) / 100,
        volume: this.#below(900_000) + 100_000,
        vwap: last,
        high: (cents + 300) / 100,
        low: (cents - 300) / 100,
      };
    });
  }

  /** The way of a price through the day, oldest first. */
  session(index: number): number[] {
    const random = new Random("bench", `session ${index}`);
    let cents = this.#cents[index] ?? 0;
    return Array.from({ length: pointsPerSession }, () => {
      cents += Math.floor(random.uniform() * 41) - 20;
      return cents / 100;
    });
  }

  /** Changes so many rows, the first always among them. @returns their places. */
  step(count: number): Uint16Array<ArrayBuffer> {
    const changed = new Uint16Array(Math.min(count, this.instruments.length));
    const others = this.#others;
    for (let at = 1; at < changed.length; at += 1) {
      const other = at - 1 + this.#below(others.length - at + 1);
      const chosen = others[other] ?? 0;
      others[other] = others[at - 1] ?? 0;
      others[at - 1] = chosen;
      changed[at] = chosen;
    }
    for (const index of changed) this.#tick(index);
    return changed;
  }

  #tick(index: number): void {
    const row = this.instruments[index];
    if (row === undefined) return;
    const move = 1 + this.#below(5);
    const cents = Math.max(
      1_000,
      (this.#cents[index] ?? 0) + (this.#random.chance(0.5) ? move : -move),
    );
    this.#cents[index] = cents;
    row.last = cents / 100;
    row.bid = (cents - 1 - this.#below(3)) / 100;
    row.ask = (cents + 1 + this.#below(3)) / 100;
    row.volume += 100 + this.#below(5_000);
    row.vwap += (row.last - row.vwap) * 0.1;
    row.high = Math.max(row.high, row.last);
    row.low = Math.min(row.low, row.last);
  }

  #below(end: number): number {
    return Math.floor(this.#random.uniform() * end);
  }
}
