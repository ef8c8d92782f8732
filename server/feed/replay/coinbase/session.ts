/** Plays a recorded session of the Coinbase Exchange feed. */
import type { FeedSink } from "../../feed.ts";
import { dayOf, type Recording } from "../recording.ts";
import { readSession, type Session, type TickerMessage } from "./messages.ts";
import { Product } from "./product.ts";

const restMs = 1_000;

export class CoinbaseRecording implements Recording {
  readonly label: string;
  readonly instruments: number;
  readonly matches = 0;
  readonly start: number;
  readonly rest = restMs;
  readonly speed = 1;
  readonly meanRate: number;
  readonly remarks: readonly string[];
  readonly #session: Session;
  readonly #end: number;
  readonly #products = new Map<string, Product>();
  readonly #touched = new Set<Product>();
  #next = 0;
  /** Later runs go on in time, since candles and trades of an instrument never go back. */
  #shift = 0;

  /** @throws Error that names the file, the line and the cause. */
  constructor(text: string, file: string) {
    this.#session = readSession(text, file);
    const { messages, passedOver, dropped, decimals } = this.#session;
    this.start = messages[0]?.at ?? 0;
    this.#end = messages[messages.length - 1]?.at ?? this.start;
    this.label = `Recorded ${dayOf(this.start)}`;
    this.instruments = decimals.size;
    this.meanRate = messages.length / Math.max(1, (this.#end - this.start) / 1_000);
    this.remarks = [
      ...[...passedOver].map(([type, count]) => `${count} messages of type "${type}" passed over`),
      ...(dropped > 0 ? [`${dropped} messages dropped: repeated or out of sequence`] : []),
    ];
  }

  fill(sink: FeedSink): void {
    const openings = new Map<string, TickerMessage>();
    const times = new Map<string, number>();
    for (const message of this.#session.messages) {
      const { product, kind, time } = message;
      if (!times.has(product)) times.set(product, time);
      if (kind === "ticker" && !openings.has(product)) openings.set(product, message);
    }
    for (const [symbol, decimals] of this.#session.decimals) {
      const opening = openings.get(symbol) ?? null;
      const time = Math.min(times.get(symbol) ?? this.start, Math.floor(this.start));
      this.#products.set(symbol, new Product(sink, symbol, decimals, opening, time));
    }
  }

  get end(): number {
    return this.#end + this.#shift;
  }

  nextTime(): number | null {
    const message = this.#session.messages[this.#next];
    return message === undefined ? null : message.at + this.#shift;
  }

  skipIdle(position: number): number {
    return position;
  }

  playTo(position: number): number {
    const { messages } = this.#session;
    const first = this.#next;
    for (;;) {
      const message = messages[this.#next];
      if (message === undefined || message.at + this.#shift > position) break;
      this.#next += 1;
      const product = this.#products.get(message.product);
      if (product === undefined) continue;
      product.play(message, this.#shift);
      if (message.kind === "snapshot" || message.kind === "update") this.#touched.add(product);
    }
    for (const product of this.#touched) product.publishLevels();
    this.#touched.clear();
    return this.#next - first;
  }

  restart(): number {
    this.#next = 0;
    this.#shift += Math.ceil(this.#end - this.start) + restMs;
    const start = this.start + this.#shift;
    for (const product of this.#products.values()) product.restart(Math.floor(start));
    return start;
  }
}
