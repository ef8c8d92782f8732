/** Auctions in the hall: orders gather, indicative prices are told, one print ends each. */
import { roundLot } from "../sizes.ts";
import type { Clearing } from "./auction.ts";
import { type AuctionKind, Auctions } from "./auctions.ts";
import { type Hall, never } from "./hall.ts";
import { lagsOf } from "./lags.ts";

/** Seconds from one indicative price to the next: hours before the auction's end, and near it. */
const earlyGap = 20;
const lateGap = 2;
const nearMs = 10 * 60_000;

/** The cells of an auction when there is none. */
export const noAuction = { indicative: null, paired: null, imbalance: null } as const;

export class Crossings {
  readonly #hall: Hall;
  readonly #auctions: Auctions;
  readonly #lags: ReturnType<typeof lagsOf>;
  /** When each auction ends, ms since the start. */
  readonly #ends: Float64Array;
  /** How often a reopening has been put off, for want of sellers and for want of buyers. */
  readonly #failedHigh: Uint8Array;
  readonly #failedLow: Uint8Array;

  constructor(seed: string, hall: Hall) {
    const symbols = hall.members.map(({ symbol }) => symbol);
    this.#hall = hall;
    this.#auctions = new Auctions(seed, symbols);
    this.#lags = lagsOf(seed, hall.members);
    this.#ends = new Float64Array(symbols.length);
    this.#failedHigh = new Uint8Array(symbols.length);
    this.#failedLow = new Uint8Array(symbols.length);
  }

  /** Whether an instrument's orders gather for an auction, or for one kind of it. */
  has(i: number, kind?: AuctionKind): boolean {
    const running = this.#auctions.kindOf(i);
    return running !== null && (kind === undefined || kind === running);
  }

  /** When an instrument's auction ends, ms since the start. */
  end(i: number): number {
    return this.#ends[i] ?? 0;
  }

  /** Orders gather from here on. @param end ms since the start, of a reopening. */
  gather(i: number, kind: AuctionKind, end = 0): void {
    const hall = this.#hall;
    const { quoting, volumes } = hall;
    this.#auctions.begin(i, kind, volumes.average(i) / roundLot, quoting.gap(i));
    this.#failedHigh[i] = 0;
    this.#failedLow[i] = 0;
    if (kind === "opening") this.putOff(i, hall.open + (this.#lags.opening[i] ?? 0));
    else if (kind === "closing") this.putOff(i, hall.close + (this.#lags.closing[i] ?? 0));
    // Nothing reopens before the day's opening.
    else this.putOff(i, Math.max(end, hall.open + (this.#lags.opening[i] ?? 0)));
    hall.lookAt[i] = hall.second;
  }

  /** Changes when an auction ends, ms since the start. */
  putOff(i: number, end: number): void {
    this.#ends[i] = end;
  }

  /** Orders are cancelled: there is no auction. */
  cancel(i: number): void {
    this.#auctions.end(i);
    this.#hall.lookAt[i] = never;
  }

  /** Tells where an auction would clear now, and asks for the next look. */
  indicate(i: number): void {
    const hall = this.#hall;
    const { price, paired, imbalance } = this.#clearing(i);
    hall.floor.writer(i).session({
      indicative: paired === 0 ? null : price,
      paired: paired * roundLot,
      imbalance: imbalance * roundLot,
    });
    const near = this.end(i) - hall.now.ms < nearMs;
    hall.lookAt[i] = hall.second + (near ? lateGap : earlyGap);
  }

  /** Ends an auction with its print, if any orders meet. */
  cross(i: number): void {
    this.#print(i, this.#clearing(i));
  }

  /**
   * As `cross`, for a reopening, unless it would clear beyond its collar: then the collar is widened
   * to that side.
   * @returns whether it is over.
   */
  tryToReopen(i: number): boolean {
    const clearing = this.#clearing(i);
    const failures = [this.#failedLow[i] ?? 0, this.#failedHigh[i] ?? 0] as const;
    const { low, high } = this.#hall.bands.collar(i, this.#hall.last(i), ...failures);
    if (clearing.price < low) this.#failedLow[i] = failures[0] + 1;
    else if (clearing.price > high) this.#failedHigh[i] = failures[1] + 1;
    else {
      this.#print(i, clearing);
      return true;
    }
    return false;
  }

  /** Where an auction clears at this moment, within the bands as far as there are any. */
  #clearing(i: number): Clearing {
    const hall = this.#hall;
    const { lower, upper } = hall.bands;
    const collar = { low: lower[i] ?? 1, high: upper[i] ?? never };
    const fair = hall.quoting.fair(i, hall.now);
    return this.#auctions.clearing(i, fair, this.end(i) - hall.now.ms, hall.last(i), collar);
  }

  #print(i: number, { price, paired, imbalance }: Clearing): void {
    const hall = this.#hall;
    this.cancel(i);
    if (paired === 0) return;
    const units = paired * roundLot;
    hall.floor.writer(i).trade(hall.time, price, units, imbalance < 0 ? "sell" : "buy");
    hall.count(i, price, units);
  }
}
