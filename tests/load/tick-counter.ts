import type { Side } from "../../lib/schema/topics.ts";
import type {
  DayFigures,
  FeedSink,
  InstrumentWriter,
  SessionCells,
} from "../../server/feed/feed.ts";

/** Counts quotes and prints on their way from a feed to its sink. */
export class TickCounter {
  /** Ticks since the last lap. */
  ticks = 0;

  /** Ends a lap: how many ticks went by in it. */
  lap(): number {
    const { ticks } = this;
    this.ticks = 0;
    return ticks;
  }

  /** The sink with the counter before it. */
  counting(sink: FeedSink): FeedSink {
    return {
      transact: (write) => sink.transact(write),
      league: (league) => sink.league(league),
      match: (id, cells) => sink.match(id, cells),
      state: (cells) => sink.state(cells),
      list: (listing) => new CountedWriter(this, sink.list(listing)),
    };
  }
}

/**
 * Stands in every tick's way, so it is a class: functions made for each instrument would not be
 * compiled into their callers, and be a good part of what a tick costs.
 */
class CountedWriter implements InstrumentWriter {
  readonly symbol: string;
  readonly grid: InstrumentWriter["grid"];
  readonly #counter: TickCounter;
  readonly #writer: InstrumentWriter;

  constructor(counter: TickCounter, writer: InstrumentWriter) {
    this.symbol = writer.symbol;
    this.grid = writer.grid;
    this.#counter = counter;
    this.#writer = writer;
  }

  quote(time: number, bid: number, bidSize: number, ask: number, askSize: number): void {
    this.#counter.ticks += 1;
    this.#writer.quote(time, bid, bidSize, ask, askSize);
  }

  trade(time: number, price: number, size: number, side: Side): void {
    this.#counter.ticks += 1;
    this.#writer.trade(time, price, size, side);
  }

  level(side: "bid" | "ask", index: number, price: number, size: number, orders: number): void {
    this.#writer.level(side, index, price, size, orders);
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
