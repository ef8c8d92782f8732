/** How rows of `quotes` show that a new day has begun. */
import { SlotNumbers } from "../slot-numbers.ts";

/** What is remembered of a row: its count of prints, and its previous close in steps. */
const trades = 0;
const previousClose = 1;

/** No count of prints. */
const unknown = -1;

export class DayMarks {
  readonly #marks = new SlotNumbers(2, unknown);

  /**
   * Takes in a row's count of prints and its previous close.
   * @returns whether they are of another day than those before, or the first of the row: its count
   *   of prints begins anew. Where nothing is printed, as for an index, the previous close must
   *   tell; else it must not, since a venue's is that of 24 hours ago and moves all the time.
   */
  turn(slot: number, printed: number, close: number): boolean {
    const at = this.#marks.at(slot);
    const { values } = this.#marks;
    const printedBefore = values[at + trades] ?? unknown;
    const closeBefore = values[at + previousClose] ?? Number.NaN;
    values[at + trades] = printed;
    values[at + previousClose] = close;
    if (printedBefore === unknown) return true;
    if (printed > 0) return printed < printedBefore;
    return printedBefore > 0 || !Object.is(closeBefore, close);
  }
}
