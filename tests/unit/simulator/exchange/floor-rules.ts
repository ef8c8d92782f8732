/** What nobody who knows an exchange must ever see of an instrument; throws where it is seen. */
import type { Row } from "../../../../lib/schema/topics.ts";
import { gridOf } from "../../../../lib/table/grid.ts";
import type { InstrumentWriter, SessionCells } from "../../../../server/feed/feed.ts";

type Status = NonNullable<Row<"quotes">["status"]>;

const followers: Readonly<Record<Status, readonly Status[]>> = {
  closed: ["preopen"],
  preopen: ["auction", "halted"],
  auction: ["trading", "halted", "closed", "auction"],
  trading: ["trading", "halted", "auction"],
  halted: ["halted", "auction", "closed"],
};

/** An instrument as its viewers see it, with the rules that hold of it. */
export class WatchedInstrument implements InstrumentWriter {
  readonly symbol: string;
  readonly grid = gridOf(0.01);
  current: Status | null = null;
  reason: Row<"quotes">["reason"] = null;
  readonly cells: { -readonly [K in keyof SessionCells]: SessionCells[K] } = {};
  bid = Number.NaN;
  ask = Number.NaN;
  /** Prints since the status began, and all of them. */
  printsOfStatus = 0;
  prints = 0;
  /** Units of the day. */
  volume = 0;
  last: number;
  /** Statuses with reasons, such as `halted LUDP`, and how often each began. */
  readonly seen = new Map<string, number>();
  #time = 0;

  constructor(symbol: string, last: number) {
    this.symbol = symbol;
    this.last = last;
  }

  quote(time: number, bid: number, _bidSize: number, ask: number): void {
    this.#at(time);
    this.#must(!(bid >= ask), `bid ${bid} is not below ask ${ask}`);
    const isEmpty = Number.isNaN(bid) && Number.isNaN(ask);
    this.#must(isEmpty || this.current === "trading", `quotes while ${this.current}`);
    const { lowerBand, upperBand } = this.cells;
    if (typeof lowerBand === "number" && typeof upperBand === "number" && !isEmpty) {
      this.#must(ask >= lowerBand && bid <= upperBand, `${bid}/${ask} is beyond the bands`);
    }
    this.bid = bid;
    this.ask = ask;
  }

  trade(time: number, price: number, size: number): void {
    this.#at(time);
    this.#must(
      size > 0 && Number.isInteger(size) && Number.isInteger(price),
      `${size} at ${price}`,
    );
    this.#must(this.current === "trading" || this.current === "auction", `prints ${this.current}`);
    this.printsOfStatus += 1;
    this.prints += 1;
    this.volume += size;
    this.#must(this.current === "trading" || this.printsOfStatus === 1, "an auction prints twice");
    const { lowerBand, upperBand } = this.cells;
    if (typeof lowerBand === "number" && typeof upperBand === "number") {
      this.#must(price >= lowerBand && price <= upperBand, `${price} is beyond the bands`);
      const quoted = `${this.bid}/${this.ask} is left beyond ${lowerBand} to ${upperBand}`;
      this.#must(!(this.ask < lowerBand || this.bid > upperBand), quoted);
    }
    this.last = price;
  }

  level(): void {}

  status(time: number, status: Status, reason: Row<"quotes">["reason"] = null): void {
    this.#at(time);
    const from = this.current;
    this.#must(from === null || followers[from].includes(status), `${from} becomes ${status}`);
    this.#must(
      status === "halted"
        ? reason !== null && reason !== "LIMIT"
        : status === "trading"
          ? reason === null || reason === "LIMIT"
          : status === "auction" || reason === null,
      `${status} for ${reason}`,
    );
    if (status === "closed" || status === "halted") {
      this.#must(Number.isNaN(this.bid) && Number.isNaN(this.ask), `quotes are left ${status}`);
    }
    this.current = status;
    this.reason = reason;
    this.printsOfStatus = 0;
    const name = reason === null ? status : `${status} ${reason}`;
    this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
  }

  news(): void {}

  session(cells: SessionCells): void {
    Object.assign(this.cells, cells);
    const { since, until, lowerBand, upperBand, reference, indicative, paired } = this.cells;
    for (const price of [reference, lowerBand, upperBand, indicative]) {
      this.#must(price == null || (Number.isInteger(price) && price > 0), `a price of ${price}`);
    }
    if (typeof since === "number" && typeof until === "number") {
      this.#must(until >= since, `since ${since} until ${until}`);
    }
    if (typeof lowerBand === "number" && typeof upperBand === "number") {
      this.#must(
        lowerBand <= Number(reference) && upperBand >= Number(reference),
        `bands ${lowerBand} to ${upperBand} around ${reference}`,
      );
      // The closing auction keeps them.
      this.#must(this.current === "trading" || this.current === "auction", `${this.current} bands`);
    }
    this.#must(paired == null || paired >= 0, `paired ${paired}`);
  }

  newDay(time: number): void {
    this.#at(time);
    this.#must(this.current === "closed", `a new day while ${this.current}`);
    this.volume = 0;
  }

  day(): void {
    throw new Error("the exchange knows no figures from elsewhere");
  }

  #at(time: number): void {
    this.#must(
      Number.isInteger(time) && time >= this.#time,
      `time goes from ${this.#time} to ${time}`,
    );
    this.#time = time;
  }

  #must(holds: boolean, what: string): void {
    if (!holds) throw new Error(`impossible: ${this.symbol} ${what}`);
  }
}
