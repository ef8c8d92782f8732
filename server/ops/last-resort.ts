/**
 * What nothing else has caught is told, counted and borne. The board is written in transactions, and
 * each viewer has a state of its own, so that such an error has hurt little; to end the process would
 * cut off everybody, end the board's day, and give whoever finds a way to cause one a way to do that.
 * The one state that could be broken for all knows so itself: see `BrokenBoard`.
 */
import type { Faults } from "./faults.ts";

/** The parts of the process that are needed, so that a test can stand in for it. */
export interface FailingProcess {
  on(event: "uncaughtException" | "unhandledRejection", call: (error: unknown) => void): unknown;
}

export function catchTheRest(target: FailingProcess, faults: Pick<Faults, "note">): void {
  const note = (doing: string) => (error: unknown) => faults.note("process", error, doing);
  target.on("uncaughtException", note("an error that nothing had caught"));
  target.on("unhandledRejection", note("a promise's error that nothing had caught"));
}
