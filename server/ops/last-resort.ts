/**
 * What nothing else has caught. The board is written in transactions that are taken back as a whole,
 * and each viewer has a state of its own, so that one such error has hurt little, while ending the
 * process would cut off everybody and end the board's day. So it is told and counted, and life goes
 * on. Errors that keep coming say that something is broken for good: then the process is ended in
 * order, for whoever watches over it to start anew.
 */
import type { Faults } from "./faults.ts";

/** So many within a minute are borne. */
const bearableMax = 10;
const windowMs = 60_000;

/** The parts of the process that are needed, so that a test can stand in for it. */
export interface FailingProcess {
  on(event: "uncaughtException" | "unhandledRejection", call: (error: unknown) => void): unknown;
}

export interface LastResortParts {
  readonly faults: Faults;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Ends the process in order; @param why for a person. */
  readonly leave: (why: string) => void;
}

export function catchTheRest(
  target: FailingProcess,
  { faults, now, leave }: LastResortParts,
): void {
  let recent: number[] = [];
  const caught = (doing: string) => (error: unknown) => {
    faults.note("process", error, doing);
    const at = now();
    recent = [...recent.filter((before) => at - before < windowMs), at];
    if (recent.length > bearableMax) {
      recent = [];
      leave(`more than ${bearableMax} errors within a minute that nothing had caught`);
    }
  };
  target.on("uncaughtException", caught("an error that nothing had caught"));
  target.on("unhandledRejection", caught("a promise's error that nothing had caught"));
}
