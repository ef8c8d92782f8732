/** Reads bars.csv: holds each record to what a bar must be, and gathers whole sessions by symbol. */
import { barColumns } from "../files/columns.ts";
import { readCsv } from "../files/read-csv.ts";
import { sessionMinutes } from "../statistics/intraday.ts";
import { Rules, type Verdict } from "./verdict.ts";

/** A whole session of one symbol, by minute. */
export interface Session {
  readonly mids: Float64Array;
  readonly volumes: Float64Array;
}

export interface Instrument {
  readonly symbol: string;
  readonly sector: string;
  /** Whole sessions of 390 minutes, in order. */
  readonly sessions: readonly Session[];
}

export interface MarketSample {
  readonly instruments: readonly Instrument[];
  readonly verdicts: readonly Verdict[];
  /** Whether a time, ms since the epoch, is in a session. */
  isOpen(time: number): boolean;
}

const minuteMs = 60_000;

/** Beyond this many sessions of all symbols together, bars are held to the rules and not kept. */
const sessionsMax = 20_000;

const rules = [
  "bars: numbers are numbers, prices above 0",
  "bars: low ≤ open, close ≤ high",
  "bars: prices are on the grid, midpoints on half of it",
  "bars: volume where there are trades, and only there",
  "bars: without trades the close before, four times",
  "bars: one a minute and symbol, in order of time",
  "bars: a symbol has one sector",
] as const;

class Gathering {
  readonly sector: string;
  readonly sessions: Session[] = [];
  start = 0;
  close = Number.NaN;
  #mids: number[] = [];
  #volumes: number[] = [];

  constructor(sector: string) {
    this.sector = sector;
  }

  /** Adds a bar; one that does not follow the last by a minute begins a session. */
  add(start: number, close: number, mid: number, volume: number): void {
    if (start !== this.start + minuteMs) {
      this.#mids = [];
      this.#volumes = [];
    }
    this.start = start;
    this.close = close;
    this.#mids.push(mid);
    this.#volumes.push(volume);
  }

  /** The session that has just become whole, or null; where it is not wanted it is let go. */
  whole(wanted: boolean): boolean {
    if (this.#mids.length !== sessionMinutes) return false;
    if (wanted) {
      this.sessions.push({
        mids: Float64Array.from(this.#mids),
        volumes: Float64Array.from(this.#volumes),
      });
    }
    return true;
  }
}

/** @throws Error where the file is not there or cannot be read. */
export async function readMarket(path: string): Promise<MarketSample> {
  const tally = new Rules("market", rules);
  const gathered = new Map<string, Gathering>();
  const minutes = new Set<number>();
  let sessions = 0;
  for await (const { line, fields } of readCsv(path, barColumns)) {
    const [symbol = "", sector = ""] = fields;
    const numbers = fields.slice(2, 10).map((field) => (field === "" ? Number.NaN : Number(field)));
    const [start = 0, open = 0, high = 0, low = 0, close = 0, volume = 0, trades = 0, mid = 0] =
      numbers;
    const rule = (i: number, holds: boolean) =>
      tally.hold(rules[i] ?? "", holds, () => `in line ${line}`);
    tally.record();
    let own = gathered.get(symbol);
    if (own === undefined) {
      own = new Gathering(sector);
      gathered.set(symbol, own);
    }
    const prices = [open, high, low, close];
    rule(0, numbers.every(Number.isFinite) && Math.min(...prices, mid) > 0);
    rule(1, low <= Math.min(open, close) && high >= Math.max(open, close));
    rule(2, prices.every((price) => isOnGrid(price)) && isOnGrid(mid, 2));
    rule(3, volume >= 0 && trades >= 0 && volume > 0 === trades > 0 && Number.isInteger(trades));
    const isFlat = prices.every((price) => price === close);
    // Between sessions there may be an auction that no bar has.
    const goesOn = start === own.start + minuteMs;
    rule(4, trades > 0 || (isFlat && (!goesOn || close === own.close)));
    rule(5, start % minuteMs === 0 && start > own.start);
    rule(6, sector === own.sector);
    minutes.add(start);
    own.add(start, close, mid, volume);
    if (own.whole(sessions < sessionsMax)) sessions += 1;
  }
  const instruments = [...gathered].map(([symbol, one]) => ({
    symbol,
    sector: one.sector,
    sessions: one.sessions,
  }));
  const isOpen = (time: number) => minutes.has(Math.floor(time / minuteMs) * minuteMs);
  return { instruments, verdicts: tally.verdicts(), isOpen };
}

/**
 * Whether a price is a whole number of cents, or below a dollar of hundredths of one.
 * @param parts of a step that will do as well: 2 for midpoints.
 */
export function isOnGrid(price: number, parts = 1): boolean {
  const steps = price * parts * (price < 1 ? 10_000 : 100);
  return Math.abs(steps - Math.round(steps)) < 1e-6 * Math.max(1, steps);
}
