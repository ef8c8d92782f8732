import type { FeedSink, InstrumentWriter } from "../../server/feed/feed.ts";

/** Counts quotes and prints on their way from a feed to its sink. */
export class TickCounter {
  #ticks = 0;

  /** How many ticks went by since the last look. */
  lap(): number {
    const ticks = this.#ticks;
    this.#ticks = 0;
    return ticks;
  }

  /** The sink with the counter before it. */
  counting(sink: FeedSink): FeedSink {
    return {
      transact: (write) => sink.transact(write),
      league: (league) => sink.league(league),
      match: (id, cells) => sink.match(id, cells),
      state: (cells) => sink.state(cells),
      list: (listing) => this.#counted(sink.list(listing)),
    };
  }

  #counted(writer: InstrumentWriter): InstrumentWriter {
    return {
      symbol: writer.symbol,
      grid: writer.grid,
      quote: (...values) => {
        this.#ticks += 1;
        writer.quote(...values);
      },
      trade: (...values) => {
        this.#ticks += 1;
        writer.trade(...values);
      },
      level: (...values) => writer.level(...values),
      status: (...values) => writer.status(...values),
      newDay: (time) => writer.newDay(time),
      day: (figures) => writer.day(figures),
    };
  }
}
