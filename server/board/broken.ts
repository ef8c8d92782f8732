/**
 * A board of which nobody can say any more what its tables hold: a step has been written, or taken
 * back, in part. It takes no more transactions, and only a new one helps.
 */
export class BrokenBoard extends Error {
  override readonly name = "BrokenBoard";
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the board has been written in part: ${why}`, { cause });
  }
}
