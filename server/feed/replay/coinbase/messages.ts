/**
 * Reads a recorded session of the Coinbase Exchange feed: a line for each message, `{t, from,
 * data}`, with `t` in seconds since the epoch. Everything is checked here, so that playing cannot
 * fail halfway. Numbers come as decimal strings.
 */
import type { Side } from "../../../../lib/schema/topics.ts";
import { messageOf, refuse } from "../recording.ts";
import {
  decimal,
  type Fields,
  fieldsOf,
  priceDecimals,
  productOf,
  rowsOf,
  sequenceOf,
  sideOf,
} from "./fields.ts";

/** A level of the book: price and size, 0 to remove it. */
export type Level = readonly [price: number, size: number];

interface Stamped {
  /** When it was received: ms since the epoch. Paces the replay. */
  readonly at: number;
  /** When it happened by the venue's clock, or else when it was received; whole ms. */
  readonly time: number;
  readonly product: string;
}

export interface SnapshotMessage extends Stamped {
  readonly kind: "snapshot";
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export interface UpdateMessage extends Stamped {
  readonly kind: "update";
  readonly changes: readonly (readonly [side: "bid" | "ask", price: number, size: number])[];
}

export interface TickerMessage extends Stamped {
  readonly kind: "ticker";
  readonly sequence: number;
  readonly price: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  /** NaN where the message has none. */
  readonly bid: number;
  readonly bidSize: number;
  readonly ask: number;
  readonly askSize: number;
}

export interface MatchMessage extends Stamped {
  /** `last` is the trade before the session, sent once at its beginning. */
  readonly kind: "match" | "last";
  readonly sequence: number;
  readonly price: number;
  readonly size: number;
  /** The aggressor's: the message names the maker's, which is the other. */
  readonly side: Side;
}

export type SessionMessage = SnapshotMessage | UpdateMessage | TickerMessage | MatchMessage;

export interface Session {
  readonly messages: readonly SessionMessage[];
  /** The most decimals that a product's prices are written with, by product in order of arrival. */
  readonly decimals: ReadonlyMap<string, number>;
  /** How many messages of other types were passed over, by type. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** How many were dropped since their sequence came before, or came not after the last one. */
  readonly dropped: number;
}

/** Types that carry no market data and are passed over without being counted. */
const silentTypes = new Set(["subscriptions", "heartbeat", "subscribe", "unsubscribe"]);

/**
 * Reads the lines of a session.
 * @throws Error that names the file, the line and the cause.
 */
export function readSession(text: string, file: string): Session {
  const reader = new SessionReader();
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    line += 1;
    const row = text.slice(from, to).trim();
    from = to + 1;
    if (row === "") continue;
    try {
      reader.read(row);
    } catch (error) {
      refuse(file, `line ${line}`, messageOf(error));
    }
  }
  if (reader.messages.length === 0) refuse(file, "", "holds no message with market data");
  return reader;
}

class SessionReader implements Session {
  readonly messages: SessionMessage[] = [];
  readonly decimals = new Map<string, number>();
  readonly passedOver = new Map<string, number>();
  dropped = 0;
  #at = 0;
  /** The last sequence of each product's tickers and of its trades: the two arrive separately. */
  readonly #sequences = new Map<string, number>();

  read(row: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(row);
    } catch (error) {
      throw new Error(`not JSON: ${messageOf(error)}`);
    }
    const envelope = fieldsOf(parsed, "the line");
    const seconds = envelope.t;
    if (typeof seconds !== "number" || !(seconds > 0)) {
      throw new Error(`"t" must be seconds since the epoch, not ${JSON.stringify(seconds)}`);
    }
    // Received in this order, whatever a clock that was set back meanwhile says.
    this.#at = Math.max(this.#at, seconds * 1_000);
    if (envelope.from !== "server") return;
    const data = fieldsOf(envelope.data, `"data"`);
    const message = this.#message(data);
    if (message === null) return;
    if (this.#isNew(message)) this.messages.push(message);
    else this.dropped += 1;
  }

  #isNew(message: SessionMessage): boolean {
    if (message.kind === "snapshot" || message.kind === "update") return true;
    const stream = `${message.product} ${message.kind === "ticker" ? "ticker" : "match"}`;
    if (message.sequence <= (this.#sequences.get(stream) ?? -1)) return false;
    this.#sequences.set(stream, message.sequence);
    return true;
  }

  #message(data: Fields): SessionMessage | null {
    const type = data.type;
    switch (type) {
      case "snapshot": {
        const bids = this.#levels(data, "bids");
        return { kind: "snapshot", ...this.#stamp(data), bids, asks: this.#levels(data, "asks") };
      }
      case "l2update":
        return { kind: "update", ...this.#stamp(data), changes: this.#changes(data) };
      case "ticker":
        return this.#ticker(data);
      case "match":
      case "last_match":
        return this.#match(data, type === "match" ? "match" : "last");
      case "error":
        throw new Error(`the venue answered with an error: ${JSON.stringify(data.message)}`);
      default: {
        if (typeof type !== "string") throw new Error(`"type" must be a text`);
        if (!silentTypes.has(type)) {
          this.passedOver.set(type, (this.passedOver.get(type) ?? 0) + 1);
        }
        return null;
      }
    }
  }

  #ticker(data: Fields): TickerMessage {
    const price = (name: string) => this.#price(data, data[name], name);
    const optional = (name: string, read: (name: string) => number) =>
      data[name] === undefined ? Number.NaN : read(name);
    const size = (name: string) => decimal(data[name], name);
    return {
      kind: "ticker",
      ...this.#stamp(data),
      sequence: sequenceOf(data),
      price: price("price"),
      open: price("open_24h"),
      high: price("high_24h"),
      low: price("low_24h"),
      volume: size("volume_24h"),
      bid: optional("best_bid", price),
      bidSize: optional("best_bid_size", size),
      ask: optional("best_ask", price),
      askSize: optional("best_ask_size", size),
    };
  }

  #match(data: Fields, kind: "match" | "last"): MatchMessage {
    const maker = sideOf(data.side, "side");
    const size = decimal(data.size, "size");
    const price = this.#price(data, data.price, "price");
    if (size === 0 || price === 0) throw new Error(`"price" and "size" must be over 0`);
    return {
      kind,
      ...this.#stamp(data),
      sequence: sequenceOf(data),
      price,
      size,
      side: maker === "buy" ? "sell" : "buy",
    };
  }

  #levels(data: Fields, name: string): Level[] {
    return rowsOf(data[name], name).map((row) => [
      this.#price(data, row[0], `${name} price`),
      decimal(row[1], `${name} size`),
    ]);
  }

  #changes(data: Fields): UpdateMessage["changes"] {
    return rowsOf(data.changes, "changes").map((row) => [
      sideOf(row[0], "changes side") === "buy" ? "bid" : "ask",
      this.#price(data, row[1], "changes price"),
      decimal(row[2], "changes size"),
    ]);
  }

  #stamp(data: Fields): Stamped {
    const written = data.time;
    const happened = typeof written === "string" ? Date.parse(written) : this.#at;
    if (Number.isNaN(happened) || (written !== undefined && typeof written !== "string")) {
      throw new Error(`"time" must be an ISO 8601 time, not ${JSON.stringify(written)}`);
    }
    return { at: this.#at, time: Math.floor(happened), product: productOf(data) };
  }

  /** Reads a price and remembers how finely the product is quoted. */
  #price(data: Fields, written: unknown, name: string): number {
    const value = decimal(written, name);
    const product = productOf(data);
    const decimals = priceDecimals(written, name);
    if (decimals > (this.decimals.get(product) ?? -1)) this.decimals.set(product, decimals);
    return value;
  }
}
