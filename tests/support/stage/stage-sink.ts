/** A sink between the simulator and the board on which one can bring about what is rare. */
import type { Row, Side } from "../../../lib/schema/topics.ts";
import type {
  DayFigures,
  FeedSink,
  InstrumentWriter,
  League,
  Listing,
  MatchWriter,
  SessionCells,
} from "../../../server/feed/feed.ts";

export type Status = NonNullable<Row<"quotes">["status"]>;

/** How long what is put into another state is said to stay there, ms: a volatility halt's time. */
const haltMs = 300_000;

export class StageSink implements FeedSink {
  readonly #sink: FeedSink;
  readonly #writers = new Map<string, StagedWriter>();
  #stalled: string | null = null;

  constructor(sink: FeedSink) {
    this.#sink = sink;
  }

  /**
   * Puts an instrument into a state; it ticks only while it trades.
   * @throws RangeError for a symbol that is not listed.
   */
  put(symbol: string, status: Status): void {
    const writer = this.#writerOf(symbol);
    writer.holds = status !== "trading";
    this.#sink.transact(() => {
      writer.status(writer.lastTime, status);
      const until = status === "trading" ? null : writer.lastTime + haltMs;
      writer.session({ since: writer.lastTime, until });
    });
  }

  /**
   * Prints a trade so many steps of the price above the previous close; the instrument does nothing
   * more by itself.
   * @throws RangeError for a symbol that is not listed.
   */
  print(symbol: string, steps: number): void {
    const writer = this.#writerOf(symbol);
    writer.holds = true;
    this.#sink.transact(() => writer.print(steps));
  }

  #writerOf(symbol: string): StagedWriter {
    const writer = this.#writers.get(symbol);
    if (writer === undefined) throw new RangeError(`"${symbol}" is not listed`);
    return writer;
  }

  /** Has the feed say that it has stalled, and why; null ends that. */
  stall(message: string | null): void {
    this.#stalled = message;
    this.#sink.transact(() => this.state(message === null ? { status: "running" } : {}));
  }

  transact(write: () => void): void {
    this.#sink.transact(write);
  }

  list(listing: Listing): InstrumentWriter {
    const isStalled = () => this.#stalled !== null;
    const writer = new StagedWriter(this.#sink.list(listing), listing.previousClose, isStalled);
    this.#writers.set(listing.symbol, writer);
    return writer;
  }

  league(league: League): void {
    this.#sink.league(league);
  }

  match(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    return this.#sink.match(id, cells);
  }

  state(cells: Partial<Row<"feed">>): void {
    const stalled = { status: "stalled", message: this.#stalled } as const;
    this.#sink.state(
      this.#stalled === null ? { ...cells, message: null } : { ...cells, ...stalled },
    );
  }
}

/** Lets nothing through while its instrument does not trade, and no ticks while the feed stalls. */
class StagedWriter implements InstrumentWriter {
  readonly symbol: string;
  readonly grid: InstrumentWriter["grid"];
  readonly #writer: InstrumentWriter;
  readonly #previousClose: number | null;
  readonly #isStalled: () => boolean;
  holds = false;
  lastTime = 0;

  constructor(writer: InstrumentWriter, previousClose: number | null, isStalled: () => boolean) {
    this.#previousClose = previousClose;
    this.#isStalled = isStalled;
    this.symbol = writer.symbol;
    this.grid = writer.grid;
    this.#writer = writer;
  }

  print(steps: number): void {
    if (this.#previousClose === null) throw new RangeError(`${this.symbol} has no previous close`);
    this.#writer.trade(this.lastTime, this.#previousClose + steps, 100, "buy");
  }

  get #isQuiet(): boolean {
    return this.holds || this.#isStalled();
  }

  quote(time: number, bid: number, bidSize: number, ask: number, askSize: number): void {
    if (this.#isQuiet) return;
    this.lastTime = time;
    this.#writer.quote(time, bid, bidSize, ask, askSize);
  }

  trade(time: number, price: number, size: number, side: Side): void {
    if (this.#isQuiet) return;
    this.lastTime = time;
    this.#writer.trade(time, price, size, side);
  }

  level(side: "bid" | "ask", index: number, price: number, size: number, orders: number): void {
    if (!this.#isQuiet) this.#writer.level(side, index, price, size, orders);
  }

  status(...said: Parameters<InstrumentWriter["status"]>): void {
    this.#writer.status(...said);
  }

  news(time: number, text: string): void {
    this.#writer.news(time, text);
  }

  session(cells: SessionCells): void {
    this.#writer.session(cells);
  }

  newDay(time: number): void {
    this.#writer.newDay(time);
  }

  day(figures: DayFigures): void {
    this.#writer.day(figures);
  }
}
