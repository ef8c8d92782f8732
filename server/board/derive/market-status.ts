/**
 * How the market as a whole stands, from the statuses of its equities: what most of them say. Calls
 * out bells, halts and resumptions: one line for what happens to all.
 */
import { type HeadlineKind, type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import { compositeSymbol } from "./composite.ts";
import { addHeadline } from "./headlines.ts";

type Status = Row<"quotes">["status"];
type Reason = Row<"quotes">["reason"];

/** With fewer equities there is no market to speak of. */
const equitiesMin = 3;

const reasonWords: Readonly<Record<Exclude<Reason, "LIMIT" | null>, string>> = {
  T1: "T1, news pending",
  LUDP: "LUDP, pause after a move to its price band",
  M1: "M1, the market is 7 % down",
  M2: "M2, the market is 13 % down",
  M3: "M3, the market is 20 % down",
};

interface Known {
  status: Status;
  /** Why it is halted, until it trades again or is closed; null while it is not. */
  halt: Reason;
  isHalted: boolean;
  readonly isEquity: boolean;
}

export class MarketStatus implements Deriver {
  /** What most equities are; null before there are any. */
  status: Status = null;
  reason: Reason = null;
  /** When that began, and when it is to end; null where nobody says. */
  since: number | null = null;
  until: number | null = null;
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #known: (Known | undefined)[] = [];
  readonly #counts = new Map<Status, number>();
  /** Of each status the equity that came to it last. */
  readonly #latest = new Map<Status, number>();
  #equities = 0;
  /** Whether the market was open when a bell was heard last, or null before the first. */
  #isOpen: boolean | null = null;
  /** The halt of the whole market that has been told. */
  #wide: Reason = null;

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[]): void {
    let isMoved = false;
    for (const { place, commit } of changes) {
      if (place.family !== "quotes") continue;
      for (const slot of commit.added) this.#take(slot);
      for (const slot of commit.changed) if (this.#follow(slot)) isMoved = true;
    }
    if (isMoved) this.#weigh();
  }

  #take(slot: number): void {
    const { table } = this.#quotes;
    const isEquity = table.cellAt(slot, this.#columns.kind) === "equity";
    this.#known[slot] = { status: null, halt: null, isHalted: false, isEquity };
    if (isEquity) this.#equities += 1;
  }

  /** Follows a row. @returns whether its status has changed, and it is an equity. */
  #follow(slot: number): boolean {
    const known = this.#known[slot];
    if (known === undefined) return false;
    const { table } = this.#quotes;
    const status = table.cellAt(slot, this.#columns.status) as Status;
    const reason = table.cellAt(slot, this.#columns.reason) as Reason;
    if (status === known.status && (!known.isHalted || reason === known.halt || !reason)) {
      return false;
    }
    if (status === "halted") this.#halt(slot, known, reason);
    else if (known.isHalted && status !== "auction") this.#resume(slot, known, status);
    if (known.isEquity && status !== known.status) {
      this.#counts.set(known.status, (this.#counts.get(known.status) ?? 0) - 1);
      this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
    }
    known.status = status;
    if (known.isEquity) this.#latest.set(status, slot);
    return known.isEquity;
  }

  #halt(slot: number, known: Known, reason: Reason): void {
    if (known.isHalted && known.halt === reason) return;
    known.isHalted = true;
    known.halt = reason;
    const symbol = this.#quotes.table.keyOf(slot);
    if (!isWide(reason)) {
      const why = reason === null || reason === "LIMIT" ? "" : ` (${reasonWords[reason]})`;
      this.#tell("halt", symbol, `${symbol} is halted${why}`, slot);
    } else if (this.#wide !== reason) {
      this.#wide = reason;
      this.#tell("halt", null, `Trading stops in all shares (${reasonWords[reason]})`, slot);
    }
  }

  #resume(slot: number, known: Known, status: Status): void {
    const { halt } = known;
    known.isHalted = false;
    known.halt = null;
    // Who is halted until the close does not trade again.
    if (status === "closed") {
      this.#wide = null;
    } else if (!isWide(halt)) {
      const symbol = this.#quotes.table.keyOf(slot);
      this.#tell("resume", symbol, `${symbol} trades again`, slot);
    } else if (this.#wide !== null) {
      this.#wide = null;
      this.#tell("resume", null, "All shares trade again", slot);
    }
  }

  /** Sees what most equities are now. */
  #weigh(): void {
    const { table } = this.#quotes;
    for (const [status, count] of this.#counts) {
      const slot = this.#latest.get(status);
      if (2 * count <= this.#equities || slot === undefined) continue;
      const said = table.cellAt(slot, this.#columns.reason) as Reason;
      const reason = isWide(said) ? said : null;
      if (status === this.status && reason === this.reason) return;
      this.status = status;
      this.reason = reason;
      const session = this.#board.place(topics.sessions).table.get(table.keyOf(slot));
      this.since = session?.since ?? table.numberAt(slot, this.#columns.time);
      this.until = session?.until ?? null;
      this.#ring(slot, status);
      return;
    }
  }

  #ring(slot: number, status: Status): void {
    const isOpen = status === "trading" ? true : status === "closed" ? false : this.#isOpen;
    const before = this.#isOpen;
    this.#isOpen = isOpen;
    if (before === null || isOpen === before || isOpen === null) return;
    if (this.#equities < equitiesMin) return;
    if (isOpen) this.#tell("open", null, "Opening bell (Shares trade)", slot);
    else this.#tell("close", null, "Closing bell (Shares are closed)", slot);
  }

  /** @param symbol of whom; null where it is the whole market's. @param slot when it was. */
  #tell(kind: HeadlineKind, symbol: string | null, text: string, slot: number): void {
    const { table } = this.#quotes;
    const all = table.has(compositeSymbol) ? compositeSymbol : table.keyOf(slot);
    const time = table.numberAt(slot, this.#columns.time);
    addHeadline(this.#board, { kind, topic: topics.quotes, key: symbol ?? all, text, time });
  }
}

/** Whether a halt is one of all shares. */
function isWide(reason: Reason): reason is "M1" | "M2" | "M3" {
  return reason === "M1" || reason === "M2" || reason === "M3";
}
