/**
 * The rows that stand in the page, few of them and always the same: while one scrolls each is taken
 * over by the instrument that comes into sight, and nothing is made or thrown away. The server has
 * drawn the first; the page goes on with them.
 *
 * At rest rows stand in the document as they stand on the screen, for whoever hears or copies them.
 * While one scrolls `aria-rowindex` says where they are.
 */
import { type Cancel, type Clock, systemClock } from "../../../lib/clock.ts";
import type { AttachedRow } from "./attached-row.ts";
import type { RowWriter } from "./row-writer.ts";
import { assign, misplaced } from "./slots.ts";

/** Scrolling rests when the rows have stood for so long, ms. */
const restMs = 150;
/** So many rows are moved in the document in one go: each is laid out and painted anew. */
const movedAtOnce = 4;
/** Ms between two such goes. */
const moveEveryMs = 32;

export class RowPool {
  readonly #body: HTMLElement;
  readonly #writer: RowWriter;
  readonly #make: () => HTMLElement;
  readonly #clock: Clock;
  /** In the document's order. */
  #rows: AttachedRow[];
  #mending: Cancel | null = null;

  /**
   * @param body holds rows already, or none
   * @param make makes a row that shows nothing yet
   */
  constructor(
    body: HTMLElement,
    writer: RowWriter,
    make: () => HTMLElement,
    clock: Clock = systemClock,
  ) {
    this.#body = body;
    this.#writer = writer;
    this.#make = make;
    this.#clock = clock;
    this.#rows = Array.from(body.children, (element) => writer.row(element as HTMLElement));
    for (const row of this.#rows) writer.show(row, row.symbol, row.index);
  }

  /**
   * Has rows show some of an order.
   * @param indices from the top
   */
  show(order: readonly string[], indices: readonly number[]): void {
    const wanted = indices.map((index) => ({ symbol: order[index] ?? "", index }));
    const { slots, spare } = assign(this.#rows, wanted);
    const before = this.#rows;
    const gone = new Set(spare);
    for (const slot of spare) this.#remove(before[slot]);
    const come: AttachedRow[] = [];
    for (const [at, { symbol, index }] of wanted.entries()) {
      const known = before[slots[at] ?? -1];
      if (known !== undefined && known.symbol === symbol) {
        if (known.index !== index) this.#writer.move(known, index);
        continue;
      }
      const row = known ?? this.#writer.row(this.#make());
      this.#writer.show(row, symbol, index);
      if (known === undefined) come.push(row);
    }
    if (spare.length > 0) this.#rows = before.filter((_, slot) => !gone.has(slot));
    if (come.length > 0) {
      this.#body.append(...come.map(({ element }) => element));
      this.#rows = [...this.#rows, ...come];
    }
    this.#mendLater(restMs);
  }

  /** Writes its rows no more, and leaves them where they are. */
  stop(): void {
    this.#mending?.();
    this.#mending = null;
    for (const row of this.#rows) this.#writer.drop(row);
  }

  #remove(row: AttachedRow | undefined): void {
    if (row === undefined) return;
    this.#writer.drop(row);
    row.element.remove();
  }

  #mendLater(ms: number): void {
    this.#mending?.();
    this.#mending = this.#clock.after(ms, () => this.#mend());
  }

  /** Moves some rows to where they belong in the document; never one that has the focus. */
  #mend(): void {
    this.#mending = null;
    const rows = this.#rows;
    const focus = document.activeElement;
    const fixed = rows.findIndex(({ element }) => element.contains(focus));
    const indices = rows.map(({ index }) => index);
    const wrong = misplaced(indices, fixed);
    const stay = new Set(rows).difference(new Set(wrong.map((at) => rows[at])));
    for (const row of wrong.slice(0, movedAtOnce).map((at) => rows[at])) {
      if (row === undefined) continue;
      rows.splice(rows.indexOf(row), 1);
      const next = rows.findIndex((one) => stay.has(one) && one.index > row.index);
      const at = next < 0 ? rows.length : next;
      this.#body.insertBefore(row.element, rows[at]?.element ?? null);
      rows.splice(at, 0, row);
      stay.add(row);
    }
    if (wrong.length > movedAtOnce) this.#mendLater(moveEveryMs);
  }
}
