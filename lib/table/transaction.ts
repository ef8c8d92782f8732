/**
 * One step of a table's version: what is written between `begin` and `commit` gets the next
 * version, all of it, or is taken back by `rollback`, all of it.
 */
import type { CellValue } from "./delta.ts";
import type { TableParts } from "./parts.ts";
import type { TableSchema } from "./schema.ts";
import type { Slots } from "./slots.ts";
import { UndoLog, undoAdded, undoRemoved, undoRevived } from "./undo.ts";
import type { Window } from "./window.ts";

export class Transaction<S extends TableSchema> {
  /** Slots of rows that the last commit added or changed, each once, and that are still there. */
  readonly changed: number[] = [];
  /** Slots of rows that the last commit added, in order, each once. */
  readonly added: number[] = [];
  readonly #parts: TableParts<S>;
  readonly #slots: Slots;
  readonly #undo = new UndoLog();
  /** Slots of rows removed in this transaction: they keep their cells until it is committed. */
  readonly #dying = new Set<number>();
  #open = false;

  constructor(parts: TableParts<S>) {
    this.#parts = parts;
    this.#slots = parts.slots;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether nothing was written. */
  get isEmpty(): boolean {
    return this.#undo.length === 0;
  }

  /** How many rows are about to go. */
  get removals(): number {
    return this.#dying.size;
  }

  isRemoved(slot: number): boolean {
    return this.#dying.size > 0 && this.#dying.has(slot);
  }

  begin(): void {
    if (this.#open) throw new Error("a transaction of this table is open already");
    this.#open = true;
  }

  mustBeOpen(): void {
    if (!this.#open) throw new Error("a table is written inside transact only");
  }

  /** @throws where a slot may not be written: outside a transaction, or no row lives there. */
  mustHold(slot: number): void {
    if (!this.#open) throw new Error("a table is written inside transact only");
    if (!this.#slots.isUsed(slot)) throw new RangeError(`no row in slot ${slot}`);
  }

  noteNumber(slot: number, column: number, old: number): void {
    this.mustHold(slot);
    this.#undo.number(slot, column, old);
  }

  noteValue(slot: number, column: number, old: CellValue | undefined): void {
    this.#undo.value(slot, column, old);
  }

  noteAdded(slot: number): void {
    this.#undo.row(slot, undoAdded);
  }

  /** Marks a row as gone from here on. */
  remove(slot: number): void {
    this.#dying.add(slot);
    this.#undo.row(slot, undoRemoved);
  }

  /** Brings back a row that this transaction removed, its cells null: another row in its place. */
  revive(slot: number): void {
    this.#dying.delete(slot);
    this.#undo.row(slot, undoRevived);
    const { columns } = this.#parts.cells;
    for (const [index, { numbers, values }] of columns.entries()) {
      if (numbers !== null) {
        this.#undo.number(slot, index, numbers[slot] ?? Number.NaN);
        numbers[slot] = Number.NaN;
      } else if (values !== null) {
        this.#undo.value(slot, index, values[slot]);
        values[slot] = undefined;
      }
    }
  }

  /** Ends the transaction: puts the version on all that it touched. */
  commit(version: number): void {
    this.#open = false;
    this.changed.length = 0;
    this.added.length = 0;
    this.#stamp(version);
    this.#undo.clear();
    if (this.#dying.size > 0) this.#bury(version);
    if (this.#parts.window !== null) this.#dropSurplus(this.#parts.window);
  }

  /** Ends the transaction as if it had never begun. */
  rollback(): void {
    this.mustBeOpen();
    this.#open = false;
    for (let index = this.#undo.length - 1; index >= 0; index -= 1) this.#takeBack(index);
    this.#undo.clear();
  }

  #takeBack(index: number): void {
    const { slots, cells, window } = this.#parts;
    const slot = this.#undo.slotAt(index);
    const entry = this.#undo.entryAt(index);
    if (entry === undoRemoved) this.#dying.delete(slot);
    else if (entry === undoRevived) this.#dying.add(slot);
    else if (entry === undoAdded) {
      this.#release(slot);
      window?.pop((left) => slots.keyOf(left));
    } else {
      const { values, numbers } = cells.column(entry);
      if (values !== null) values[slot] = this.#undo.valueAt(index);
      else if (numbers !== null) numbers[slot] = this.#undo.numberAt(index);
    }
  }

  #stamp(version: number): void {
    const { slots, cells, history } = this.#parts;
    const undo = this.#undo;
    // A row's cells are mostly written together, so the row is mostly the one before.
    let slotBefore = -1;
    for (let index = 0; index < undo.length; index += 1) {
      const slot = undo.slotAt(index);
      const entry = undo.entryAt(index);
      if (entry >= 0) {
        const versions = cells.columns[entry]?.versions;
        if (versions) versions[slot] = version;
      } else if (entry !== undoRemoved) {
        if (history.add(slot, version)) this.added.push(slot);
        if (entry === undoRevived) history.tombstones.add(slots.keyOf(slot), version);
      }
      if (slot === slotBefore) continue;
      slotBefore = slot;
      if (!history.change(slot, version)) continue;
      cells.forgetRow(slot);
      this.changed.push(slot);
    }
  }

  #bury(version: number): void {
    for (const slot of this.#dying) {
      this.#parts.history.tombstones.add(this.#slots.keyOf(slot), version);
      this.#release(slot);
    }
    this.#dying.clear();
    this.#passOverReleased();
  }

  #dropSurplus(window: Window): void {
    let slot = window.shiftSurplus();
    if (slot < 0) return;
    for (; slot >= 0; slot = window.shiftSurplus()) this.#release(slot);
    this.#passOverReleased();
  }

  /** A row can be gone in the step that touched it; who hears of the commit must not read it. */
  #passOverReleased(): void {
    for (const list of [this.changed, this.added]) {
      let left = 0;
      for (const slot of list) {
        if (this.#slots.isUsed(slot)) list[left++] = slot;
      }
      list.length = left;
    }
  }

  #release(slot: number): void {
    this.#slots.release(slot);
    this.#parts.history.release(slot);
    this.#parts.cells.clear(slot);
  }
}
