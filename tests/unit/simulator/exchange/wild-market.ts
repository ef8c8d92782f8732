/** A market that moves far more than any real one, to drive an exchange through all its phases. */
import {
  Exchange,
  type Quoting,
} from "../../../../server/feed/simulator/markets/exchange/exchange.ts";
import {
  isTrading,
  type Phase,
} from "../../../../server/feed/simulator/markets/exchange/phases.ts";
import { heldBid } from "../../../../server/feed/simulator/markets/exchange/price-bands.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { SimulatedTime } from "../../../../server/feed/simulator/simulated-time.ts";
import { WatchedInstrument } from "./floor-rules.ts";

/** What a market can do wrong, so that one sees whether anybody would notice. */
export type Fault = "none" | "prints always" | "ignores bands" | "quotes always" | "keeps quotes";

const anchor = 10_000;
const spread = 4;

export class WildMarket implements Quoting {
  readonly instruments: readonly WatchedInstrument[];
  readonly exchange: Exchange;
  readonly start: number;
  /** Standard deviation of the logarithm's move at a tick: of each, and of all together. */
  wildness = 0.004;
  panic = 0;
  readonly #random: Random;
  readonly #fault: Fault;
  readonly #logs: Float64Array;
  readonly #bids: Int32Array;
  readonly #now = new SimulatedTime();

  constructor(seed: string, start: number, count: number, fault: Fault = "none") {
    this.start = start;
    this.#random = new Random(seed, "wild market");
    this.#fault = fault;
    this.#logs = new Float64Array(count);
    this.#bids = new Int32Array(count);
    const symbols = Array.from({ length: count }, (_, i) => `W${i}`);
    this.instruments = symbols.map((symbol) => new WatchedInstrument(symbol, anchor));
    const members = symbols.map((symbol, i) => ({
      symbol,
      previousClose: anchor,
      stepsPerUnit: 100,
      shares: 1_000,
      rank: i,
      tier: i % 2 === 0 ? (1 as const) : (2 as const),
    }));
    this.exchange = new Exchange(seed, start, members, this);
    this.exchange.open(this.instruments);
  }

  get ms(): number {
    return this.#now.ms;
  }

  fair(i: number): number {
    return anchor * Math.exp(this.#logs[i] ?? 0);
  }

  gap(): number {
    return 1;
  }

  dayVolume(): number {
    return 400_000;
  }

  quote(i: number, now: SimulatedTime, time: number): void {
    const { exchange } = this;
    const bid = Math.max(1, Math.round(this.fair(i) - spread / 2));
    const held =
      this.#fault === "ignores bands"
        ? bid
        : heldBid(bid, spread, exchange.lower[i] ?? 0, exchange.upper[i] ?? 0);
    this.#bids[i] = held;
    this.instruments[i]?.quote(time, held, 1, held + spread);
    if (held !== bid) exchange.reach(i, now);
    else exchange.leave(i, now);
  }

  withdraw(i: number, time: number): void {
    if (this.#fault !== "keeps quotes") this.instruments[i]?.quote(time, NaN, NaN, NaN);
  }

  /** Lets time pass, with a tick every `gapMs` on average while the exchange is awake. */
  run(untilMs: number, gapMs: number): void {
    const now = this.#now;
    while (now.ms < untilMs) {
      const next = now.ms + gapMs * this.#random.exponential();
      while (this.exchange.next.ms <= Math.min(next, untilMs)) {
        now.ms = this.exchange.next.ms;
        this.exchange.step();
      }
      now.ms = Math.min(next, untilMs);
      if (next < untilMs) this.#tick(Math.floor(this.#random.uniform() * this.instruments.length));
      // Nights are long and nothing happens.
      if (this.instruments.every(({ current }) => current === "closed")) {
        now.ms = Math.min(untilMs, this.exchange.next.ms);
      }
    }
  }

  /** Moves an instrument's price at once, by a logarithm. */
  jump(i: number, log: number): void {
    this.#logs[i] = (this.#logs[i] ?? 0) + log;
  }

  /** Has news of an instrument come out in `ms`. */
  news(i: number, ms: number): boolean {
    return this.exchange.haltForNews(i, this.#now, ms);
  }

  #tick(i: number): void {
    const { exchange } = this;
    const random = this.#random;
    const now = this.#now;
    const time = this.start + Math.floor(now.ms);
    const all = this.panic * random.normal() - this.panic / 4;
    for (let k = 0; k < this.#logs.length; k += 1) this.#logs[k] = (this.#logs[k] ?? 0) + all;
    const log = (this.#logs[i] ?? 0) + this.wildness * random.normal();
    this.#logs[i] = Math.max(-2, Math.min(2, log));
    if (now.ms / 1000 >= (exchange.lookAt[i] ?? 0)) exchange.look(i, now);
    const trades = isTrading((exchange.phases[i] ?? 0) as Phase);
    if (!trades && this.#fault !== "prints always" && this.#fault !== "quotes always") return;
    if (this.#fault === "quotes always" || (trades && random.chance(0.6))) this.quote(i, now, time);
    if (!trades && this.#fault !== "prints always") return;
    const bid = this.#bids[i] ?? 0;
    const buys = random.chance(0.5);
    const lower = exchange.lower[i] ?? 0;
    const upper = exchange.upper[i] ?? 0;
    const isOpen = (price: number) =>
      this.#fault === "ignores bands" || (price >= lower && price <= upper);
    const wanted = buys ? bid + spread : bid;
    const price = isOpen(wanted) ? wanted : buys ? bid : bid + spread;
    if (!isOpen(price)) return;
    this.instruments[i]?.trade(time, price, 100);
    exchange.printed(i, now, price, 100);
  }
}
