/**
 * Where the exchange and those who make the prices meet: it has them quote and withdraw, and is
 * told by them of prints and of quotes at a band.
 */
import type { InstrumentWriter } from "../../feed.ts";
import type { SimulatedTime } from "../simulated-time.ts";
import type { Desk } from "./desk.ts";
import { Exchange, type Quoting } from "./exchange/exchange.ts";
import { phase } from "./exchange/phases.ts";
import { type Instrument, stepsPerUnit } from "./instruments.ts";
import type { LatentPrices } from "./latent.ts";
import { latentPrice } from "./latent-price.ts";
import type { Streams } from "./streams.ts";

/** Instruments of higher ranks are of tier 1: as many as the Russell 1000 has. */
const tierRanks = 1000;

/** Prices of an auction are a quarter of the usual spread apart. */
const gapShare = 0.25;

export interface VenueParts {
  readonly latent: LatentPrices;
  readonly desk: Desk;
  readonly streams: Streams;
  /** Units that trade of an instrument on a usual day. */
  readonly usualVolume: (i: number) => number;
}

export class Venue implements Quoting {
  readonly exchange: Exchange;
  readonly #parts: VenueParts;
  #writers: readonly InstrumentWriter[] = [];

  /** @param start ms since the epoch. */
  constructor(seed: string, start: number, instruments: readonly Instrument[], parts: VenueParts) {
    this.#parts = parts;
    const members = instruments.map(({ symbol, previousClose, marketCap, rank }) => ({
      symbol,
      previousClose: Math.round(previousClose * stepsPerUnit),
      stepsPerUnit,
      shares: marketCap === null ? null : marketCap / previousClose,
      rank,
      tier: rank < tierRanks ? (1 as const) : (2 as const),
    }));
    this.exchange = new Exchange(seed, start, members, this);
    parts.desk.setBands(this.exchange.lower, this.exchange.upper);
  }

  /** Takes the instruments in and does what is due at the very start. */
  open(writers: readonly InstrumentWriter[]): void {
    this.#writers = writers;
    this.exchange.open(writers);
    while (this.exchange.next.ms <= 0) this.exchange.step();
  }

  /** Sees to what the exchange asks of a tick. @returns whether the instrument trades. */
  admits(i: number, now: SimulatedTime): boolean {
    const { exchange } = this;
    if (now.ms >= 1000 * (exchange.lookAt[i] ?? 0)) exchange.look(i, now);
    const at = exchange.phases[i];
    return at === phase.continuous || at === phase.limit;
  }

  /** An instrument has been quoted, within its bands. */
  quoted(i: number, now: SimulatedTime): void {
    const { exchange } = this;
    const isHeld = this.#parts.desk.held[i] === 1;
    if (isHeld === (exchange.phases[i] === phase.limit)) return;
    if (isHeld) exchange.reach(i, now);
    else exchange.leave(i, now);
  }

  /** A tick may have printed. */
  printed(i: number, now: SimulatedTime): void {
    const { printedPrice, printedUnits } = this.#parts.desk;
    if (printedUnits > 0) this.exchange.printed(i, now, printedPrice, printedUnits);
  }

  fair(i: number, now: SimulatedTime): number {
    const { latent, streams } = this.#parts;
    latent.advance(i, now, streams.take(i));
    streams.keep(i);
    return latentPrice(latent.logOf(i));
  }

  gap(i: number): number {
    const { latent } = this.#parts;
    return Math.max(1, Math.round(gapShare * latent.spreadOf(i) * latentPrice(latent.logOf(i))));
  }

  dayVolume(i: number): number {
    return this.#parts.usualVolume(i);
  }

  quote(i: number, now: SimulatedTime, time: number): void {
    const { desk, streams, latent } = this.#parts;
    const writer = this.#writers[i];
    if (writer === undefined) return;
    const random = streams.take(i);
    latent.advance(i, now, random);
    desk.time.ms = time;
    desk.open(i, random, writer);
    streams.keep(i);
    this.quoted(i, now);
  }

  withdraw(i: number, time: number): void {
    const writer = this.#writers[i];
    if (writer === undefined) return;
    this.#parts.desk.time.ms = time;
    this.#parts.desk.withdraw(i, writer);
  }
}
