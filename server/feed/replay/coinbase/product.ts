/** One product of a replayed session: its book, and what of it has been published. */
import { toTicks } from "../../../../lib/table/grid.ts";
import { type DayFigures, depthLevels, type FeedSink, type InstrumentWriter } from "../../feed.ts";
import { BookSide } from "./book.ts";
import type { SessionMessage, TickerMessage } from "./messages.ts";

const nothing = () => new Float64Array(depthLevels).fill(Number.NaN);

const sides = ["bid", "ask"] as const;

export class Product {
  readonly #writer: InstrumentWriter;
  /** The figures of the day as the session's first ticker has them; null where there is none. */
  readonly #opening: TickerMessage | null;
  readonly #book = { bid: new BookSide("bid"), ask: new BookSide("ask") };
  readonly #published = {
    bid: { prices: nothing(), sizes: nothing() },
    ask: { prices: nothing(), sizes: nothing() },
  };
  /** Without a snapshot the best bid and ask come from the tickers. */
  #hasBook = false;
  #ticker: TickerMessage | null = null;
  #tradeSequence = -1;
  #time = 0;

  /**
   * Lists the product. Call inside `transact`.
   * @param decimals of its prices.
   * @param time where its own time begins.
   */
  constructor(
    sink: FeedSink,
    symbol: string,
    decimals: number,
    opening: TickerMessage | null,
    time: number,
  ) {
    const [base = symbol, quoted = ""] = symbol.split("-");
    const scale = 10 ** decimals;
    this.#opening = opening;
    this.#writer = sink.list({
      symbol,
      name: `${base}/${quoted}`,
      sector: "Crypto",
      kind: "crypto",
      currency: quoted,
      tickSize: 1 / scale,
      // The figures of the first ticker follow at once.
      previousClose: null,
      low52w: null,
      high52w: null,
      shares: null,
    });
    this.#time = time;
    this.#open();
  }

  /** Plays a message `shift` ms later than it was recorded. Levels wait for `publishLevels`. */
  play(message: SessionMessage, shift: number): void {
    // The venue's times run a little behind those of receipt, which snapshots have to do with.
    this.#time = Math.max(this.#time, message.time + shift);
    const { bid, ask } = this.#book;
    const grid = this.#writer.grid;
    switch (message.kind) {
      case "snapshot":
        bid.replace(message.bids.map(([price, size]) => [toTicks(price, grid), size]));
        ask.replace(message.asks.map(([price, size]) => [toTicks(price, grid), size]));
        this.#hasBook = true;
        this.#publishBest();
        break;
      case "update":
        for (const [side, price, size] of message.changes) {
          this.#book[side].set(toTicks(price, grid), size);
        }
        if (this.#hasBook) this.#publishBest();
        break;
      case "ticker":
        this.#ticker = message;
        this.#day(message);
        if (!this.#hasBook) {
          const ticks = (price: number) => (price > 0 ? toTicks(price, grid) : Number.NaN);
          const [best, worst] = [ticks(message.bid), ticks(message.ask)];
          this.#quote(best, message.bidSize, worst, message.askSize);
        }
        break;
      case "match":
        this.#tradeSequence = message.sequence;
        this.#writer.trade(this.#time, toTicks(message.price, grid), message.size, message.side);
        // A ticker may come ahead of its trade, and has counted it by then.
        if (this.#ticker !== null && this.#ticker.sequence >= message.sequence) {
          this.#day(this.#ticker);
        }
        break;
      case "last":
        this.#writer.day({ last: toTicks(message.price, grid) });
        break;
    }
  }

  /** Publishes those of the best ten levels a side that are not as they were. */
  publishLevels(): void {
    for (const side of sides) {
      const book = this.#book[side];
      const { prices, sizes } = this.#published[side];
      for (let level = 0; level < depthLevels; level += 1) {
        const price = book.price(level);
        const size = book.size(level);
        if (Object.is(prices[level], price) && Object.is(sizes[level], size)) continue;
        prices[level] = price;
        sizes[level] = size;
        this.#writer.level(side, level, price, size, Number.NaN);
      }
    }
  }

  /** Begins a new day with an empty book, for another run. */
  restart(time: number): void {
    this.#book.bid.clear();
    this.#book.ask.clear();
    this.#hasBook = false;
    this.#ticker = null;
    this.#tradeSequence = -1;
    this.#time = Math.max(this.#time, time);
    this.#writer.newDay(this.#time);
    this.#writer.quote(this.#time, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    this.publishLevels();
    this.#open();
  }

  #open(): void {
    if (this.#opening !== null) this.#day(this.#opening);
    this.#writer.status(this.#time, "trading");
  }

  #day(ticker: TickerMessage): void {
    const figure = (name: keyof DayFigures, price: number) =>
      // A product without trades has zeros, which are no prices.
      price > 0 ? { [name]: toTicks(price, this.#writer.grid) } : {};
    this.#writer.day({
      ...figure("previousClose", ticker.open),
      ...figure("open", ticker.open),
      ...figure("high", ticker.high),
      ...figure("low", ticker.low),
      // A ticker may come behind a trade that is newer than it.
      ...(ticker.sequence >= this.#tradeSequence ? figure("last", ticker.price) : {}),
      volume: ticker.volume,
    });
  }

  #publishBest(): void {
    const { bid, ask } = this.#book;
    this.#quote(bid.price(0), bid.size(0), ask.price(0), ask.size(0));
  }

  #quote(bid: number, bidSize: number, ask: number, askSize: number): void {
    // Between the two halves of a change the book may be crossed: nobody could trade on that.
    if (bid >= ask) return;
    this.#writer.quote(this.#time, bid, bidSize, ask, askSize);
  }
}
