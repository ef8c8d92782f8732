/** In what an instrument's trading can be, what may follow what, and how each is shown. */
import type { HaltReason, InstrumentStatus } from "../../../../../lib/schema/topics.ts";

/** Small numbers, since there is one in a dense array for each instrument. */
export const phase = {
  closed: 0,
  /** Orders for the opening auction come in. */
  preopen: 1,
  /** The last minutes before the opening. */
  opening: 2,
  continuous: 3,
  /** The best price stands at a band; it still trades, and halts unless it comes back. */
  limit: 4,
  halted: 5,
  /** The news is out: orders come in, for the reopening. */
  quoting: 6,
  /** The last minute before trading resumes. */
  reopening: 7,
  closing: 8,
} as const;

export type Phase = (typeof phase)[keyof typeof phase];

const followers: Readonly<Record<Phase, readonly Phase[]>> = {
  [phase.closed]: [phase.preopen],
  [phase.preopen]: [phase.opening, phase.halted],
  [phase.opening]: [phase.continuous, phase.halted],
  [phase.continuous]: [phase.limit, phase.halted, phase.closing],
  [phase.limit]: [phase.continuous, phase.halted, phase.closing],
  // Straight to the closing auction where it is too late in the day to reopen before.
  [phase.halted]: [phase.halted, phase.quoting, phase.reopening, phase.closing, phase.closed],
  [phase.quoting]: [phase.halted, phase.reopening, phase.closing, phase.closed],
  [phase.reopening]: [phase.reopening, phase.continuous, phase.halted, phase.closing, phase.closed],
  [phase.closing]: [phase.closed],
};

/** All phases, each at its own number. */
export const phases: readonly Phase[] = Object.values(phase);

/** Whether an instrument may go from one phase to another. */
export function mayFollow(from: Phase, to: Phase): boolean {
  return followers[from].includes(to);
}

/** Whether prints come at any moment; otherwise only the one print of an auction does. */
export function isTrading(at: Phase): boolean {
  return at === phase.continuous || at === phase.limit;
}

const statuses: Readonly<Record<Phase, InstrumentStatus>> = {
  [phase.closed]: "closed",
  [phase.preopen]: "preopen",
  [phase.opening]: "auction",
  [phase.continuous]: "trading",
  [phase.limit]: "trading",
  [phase.halted]: "halted",
  [phase.quoting]: "halted",
  [phase.reopening]: "auction",
  [phase.closing]: "auction",
};

/** The status that the board shows for a phase. */
export function statusOf(at: Phase): InstrumentStatus {
  return statuses[at];
}

/** The reason that the board shows. @param halt why it was halted last. */
export function reasonOf(at: Phase, halt: HaltReason | null): HaltReason | null {
  if (at === phase.limit) return "LIMIT";
  return at === phase.halted || at === phase.quoting || at === phase.reopening ? halt : null;
}
