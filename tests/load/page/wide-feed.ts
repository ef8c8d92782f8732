/**
 * A feed of as many instruments as wanted, all of which tick: the same for every run. The simulator
 * has the five hundred of its list.
 */
import type { Cancel } from "../../../lib/clock.ts";
import type {
  Feed,
  FeedContext,
  FeedSettings,
  InstrumentWriter,
} from "../../../server/feed/feed.ts";
import { Metronome } from "../../../server/feed/simulator/metronome.ts";
import { Random } from "../../../server/feed/simulator/random.ts";

/** Wall ms from one transaction to the next, as the simulator's. */
const batchMs = 20;
/** Of the ticks, those that are prints; the others are quotes. */
const printShare = 0.15;
const sectors = ["Energy", "Finance", "Health", "Industry", "Materials", "Media", "Retail", "Tech"];

export interface WideOptions {
  readonly instruments: number;
  /** Ticks/s. */
  readonly rate: number;
}

export class WideFeed implements Feed {
  readonly source = "wide";
  readonly #context: FeedContext;
  readonly #count: number;
  readonly #random = new Random("bench", "wide");
  readonly #metronome = new Metronome(batchMs);
  #settings: FeedSettings;
  #writers: readonly InstrumentWriter[] = [];
  /** In steps of a cent. */
  readonly #prices: Int32Array;
  #owed = 0;
  #timer: Cancel | null = null;

  constructor(context: FeedContext, { instruments, rate }: WideOptions) {
    this.#context = context;
    this.#count = instruments;
    this.#prices = Int32Array.from({ length: instruments }, () => 2_000 + this.#below(60_000));
    this.#settings = { rate, speed: 1, paused: false };
  }

  get settings(): FeedSettings {
    return this.#settings;
  }

  async open(): Promise<void> {
    const { sink, clock } = this.#context;
    sink.transact(() => {
      this.#writers = Array.from(this.#prices, (price, index) =>
        sink.list({
          symbol: `W${String(index).padStart(5, "0")}`,
          name: `Company number ${index + 1}`,
          sector: sectors[index % sectors.length] ?? "",
          kind: "equity",
          currency: "USD",
          tickSize: 0.01,
          previousClose: price + this.#below(200) - 100,
          low52w: Math.round(price * 0.7),
          high52w: Math.round(price * 1.4),
          shares: 1_000_000 + this.#below(1_000_000_000),
        }),
      );
    });
    const now = clock.now();
    sink.transact(() => {
      for (const index of this.#writers.keys()) {
        this.#writers[index]?.status(now, "trading");
        this.#tick(index, now, true);
        this.#tick(index, now, false);
      }
      this.#report();
    });
  }

  start(): void {
    const { clock, sink } = this.#context;
    this.#metronome.begin(clock.now());
    this.#timer = clock.every(batchMs, () => {
      const now = clock.now();
      const due = this.#metronome.due(now);
      if (this.#settings.paused) return;
      this.#owed += (due * this.#settings.rate) / 1_000;
      const ticks = Math.floor(this.#owed);
      this.#owed -= ticks;
      sink.transact(() => {
        for (let tick = 0; tick < ticks; tick += 1) {
          this.#tick(this.#below(this.#count), now, this.#random.chance(printShare));
        }
      });
    });
  }

  stop(): void {
    this.#timer?.();
    this.#timer = null;
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    this.#settings = { ...this.#settings, ...change };
    return this.#settings;
  }

  #tick(index: number, now: number, print: boolean): void {
    const writer = this.#writers[index];
    if (writer === undefined) return;
    const price = Math.max(1_000, (this.#prices[index] ?? 0) + this.#below(7) - 3);
    this.#prices[index] = price;
    const size = 100 * (1 + this.#below(20));
    if (print) writer.trade(now, price, size, this.#random.chance(0.5) ? "buy" : "sell");
    else writer.quote(now, price - 1 - this.#below(3), size, price + 1 + this.#below(3), size);
  }

  #report(): void {
    this.#context.sink.state({
      status: "running",
      message: null,
      simulated: true,
      rate: this.#settings.rate,
      measuredRate: this.#settings.rate,
      speed: 1,
      seed: "bench",
      clock: this.#context.clock.now(),
      instruments: this.#count,
      matches: 0,
    });
  }

  #below(end: number): number {
    return Math.floor(this.#random.uniform() * end);
  }
}
