import type { Cancel } from "../clock.ts";
import type { Encoding, Pace } from "../wire/messages.ts";

/** How one holding stands with the server, within one connection. */
export interface Standing {
  /** The server's number; null while there is none. */
  number: number | null;
  /** The life of the board that the server named with it: frames do not name theirs. */
  epoch: string;
  /** How its deltas come; null while nothing is known. */
  encoding: Encoding | null;
  /** Whether an answer is awaited; `attempt` tells a late one from the right one. */
  pending: boolean;
  attempt: number;
  /** What to do when the answer is here. */
  afterwards: "rest" | "again" | "leave";
  /** Asks for a snapshot: what is held did not fit what came. */
  afresh: boolean;
  /** Whether nothing has been applied since it was last asked for. */
  first: boolean;
  /** Refusals and gaps in a row. */
  troubles: number;
  /** What did not fit, in a row. */
  misfits: number;
  retry: Cancel | null;
  /** The pace that the server was told. */
  pace: Pace;
}

export function newStanding(attempt: number): Standing {
  return {
    number: null,
    epoch: "",
    encoding: null,
    pending: false,
    attempt,
    afterwards: "rest",
    afresh: false,
    first: true,
    troubles: 0,
    misfits: 0,
    retry: null,
    pace: 0,
  };
}

/** How deltas come to all of them; null while nothing is known. */
export function encodingOf(standings: Iterable<Standing>): Encoding | "mixed" | null {
  const known = new Set<Encoding>();
  for (const { encoding } of standings) if (encoding !== null) known.add(encoding);
  const [only = null] = known;
  return known.size > 1 ? "mixed" : only;
}
