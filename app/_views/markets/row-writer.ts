/**
 * Writes the cells of the rows that are in sight, without React: a changed figure costs the text
 * node it stands in. Rows are taken over by other instruments as one scrolls: see row-pool.ts.
 *
 * A row is written at most fifteen times a second, which nobody reads faster, and the newest values
 * always in the end; what is drawn rather than written once a second. Rows that are kept ready
 * outside the window are written when they come into sight. On a machine that is slow rows are
 * written over several frames, as there are turns for them.
 */
import { type Cancel, type Clock, systemClock } from "../../../lib/clock.ts";
import { windowTurns } from "../../../lib/drawing/window-turns.ts";
import { AttachedRow } from "./attached-row.ts";
import type { RowSource } from "./row-source.ts";

/** Least ms between two writings. */
const writePeriodMs = 66;
/** About how many lines of text a row writes: what its turn weighs. */
const rowWeight = 4;
/** Least ms between two drawings of one row's ranges and session. */
const drawPeriodMs = 1_000;
/** Rows draw at different moments of a second, by their places, ms apart. */
const drawStaggerMs = 37;

/** Where rows ask for a turn to be written: see lib/drawing/draw-turns.ts. */
type Turns = Pick<typeof windowTurns, "ask">;

export class RowWriter {
  readonly #source: RowSource;
  readonly #clock: Clock;
  readonly #turns: Turns;
  /** One for each row, so that a row which waits is not asked for twice. */
  readonly #turnsOf = new WeakMap<AttachedRow, () => void>();
  readonly #rows = new Map<string, AttachedRow>();
  readonly #dirty = new Set<AttachedRow>();
  readonly #undrawn = new Set<AttachedRow>();
  #sight = { first: 0, last: Number.POSITIVE_INFINITY };
  #watched: ReadonlySet<string> = new Set();
  #ageOf: ((symbol: string) => string) | null = null;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #waiting: Cancel | null = null;
  #drawing: Cancel | null = null;

  constructor(source: RowSource, clock: Clock = systemClock, turns: Turns = windowTurns) {
    this.#source = source;
    this.#clock = clock;
    this.#turns = turns;
  }

  /** Makes a row of an element that stands as row-html.ts has it. */
  row(element: HTMLElement): AttachedRow {
    return new AttachedRow(element, this.#source);
  }

  /** Has a row show an instrument in a place, all of it brought up to date. */
  show(row: AttachedRow, symbol: string, index: number): void {
    this.drop(row);
    this.#rows.set(symbol, row);
    row.place(index);
    row.show(symbol, this.#watched.has(symbol));
    if (this.#ageOf !== null) row.writeAge(this.#ageOf(symbol));
    row.drawnAt = this.#clock.now() - ((index * drawStaggerMs) % drawPeriodMs);
  }

  /** Puts a row elsewhere that goes on showing what it shows. */
  move(row: AttachedRow, index: number): void {
    row.place(index);
    if (this.#dirty.has(row) && this.#sees(row)) this.#write(row);
  }

  /** Writes a row no more. */
  drop(row: AttachedRow): void {
    if (this.#rows.get(row.symbol) === row) this.#rows.delete(row.symbol);
    this.#dirty.delete(row);
    this.#undrawn.delete(row);
  }

  /** Says which rows are in sight; those that have come into it are brought up to date. */
  see(first: number, last: number): void {
    this.#sight = { first, last };
    for (const row of this.#dirty) if (this.#sees(row)) this.#write(row);
  }

  /** Writes what changed of some quotes. */
  writeQuotes(symbols: ReadonlySet<string>): void {
    for (const [symbol, row] of this.#rows) if (symbols.has(symbol)) this.#dirty.add(row);
    if (this.#dirty.size === 0 || this.#waiting !== null) return;
    const wait = this.#writtenAt + writePeriodMs - this.#clock.now();
    if (wait <= 0) this.#ask();
    else this.#waiting = this.#clock.after(wait, () => this.#ask());
  }

  /** Draws some sessions. */
  writeSessions(symbols: ReadonlySet<string>): void {
    for (const [symbol, row] of this.#rows) {
      if (symbols.has(symbol)) row.drawSession();
    }
  }

  /** Writes the age of each row, in words, and from now on of each row that comes. */
  writeAges(ageOf: (symbol: string) => string): void {
    this.#ageOf = ageOf;
    for (const [symbol, row] of this.#rows) row.writeAge(ageOf(symbol));
  }

  /** Marks what is watched. */
  writeWatched(watched: ReadonlySet<string>): void {
    this.#watched = watched;
    for (const [symbol, row] of this.#rows) row.showWatched(watched.has(symbol));
  }

  /** Forgets what waits. */
  stop(): void {
    this.#waiting?.();
    this.#drawing?.();
    this.#waiting = null;
    this.#drawing = null;
  }

  /** Has the rows in sight written in turns: all in one, or where frames are slow a part in each. */
  #ask(): void {
    this.#waiting = null;
    this.#writtenAt = this.#clock.now();
    for (const row of this.#dirty)
      if (this.#sees(row)) this.#turns.ask(this.#turnOf(row), rowWeight);
  }

  #turnOf(row: AttachedRow): () => void {
    let turn = this.#turnsOf.get(row);
    if (turn === undefined) {
      turn = () => {
        if (this.#dirty.has(row) && this.#sees(row)) this.#write(row);
      };
      this.#turnsOf.set(row, turn);
    }
    return turn;
  }

  #write(row: AttachedRow): void {
    this.#dirty.delete(row);
    if (!row.write()) return;
    const now = this.#clock.now();
    if (now - row.drawnAt >= drawPeriodMs) {
      row.draw();
      row.drawnAt = now;
      this.#undrawn.delete(row);
      return;
    }
    this.#undrawn.add(row);
    this.#drawing ??= this.#clock.after(drawPeriodMs, () => this.#drawLeft());
  }

  /** What changed no more after it was too early to draw it. */
  #drawLeft(): void {
    this.#drawing = null;
    const now = this.#clock.now();
    for (const row of this.#undrawn) {
      if (now - row.drawnAt < drawPeriodMs) continue;
      row.draw();
      row.drawnAt = now;
      this.#undrawn.delete(row);
    }
    if (this.#undrawn.size > 0) {
      this.#drawing = this.#clock.after(drawPeriodMs / 2, () => this.#drawLeft());
    }
  }

  #sees({ index }: AttachedRow): boolean {
    return index >= this.#sight.first && index <= this.#sight.last;
  }
}
