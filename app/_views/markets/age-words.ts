/** How old a row's figures are, and what keeps them from being newer, in words. */
import type { InstrumentStatus } from "../../../lib/schema/topics.ts";

/** How long ago an instrument changed. */
export interface Age {
  readonly ms: number;
  /** Whether a change has been seen; else the age is of the page, and the value is older. */
  readonly seen: boolean;
}

/** An age as a column has it: `now`, `12 s`, `3 min`; `>12 s` where no change has been seen. */
export function ageWords({ ms, seen }: Age): string {
  const seconds = Math.floor(ms / 1_000);
  if (seen && seconds < 1) return "now";
  const words = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
  return seen ? words : `>${words}`;
}

const reasons: Readonly<Partial<Record<InstrumentStatus, string>>> = {
  preopen: "Before the opening",
  auction: "Auction: orders gather for one price",
  halted: "Halted: nothing is traded",
  closed: "Closed: as of the session’s end",
};

/**
 * What a cell says under the pointer where its figure may be old; empty where it is as it should be.
 * @param cut why nothing arrives at all, such as `Offline`; null where everything does
 */
export function ageTitle(
  status: InstrumentStatus | null | undefined,
  cut: string | null,
  age: Age,
): string {
  const reason = cut ?? (status ? reasons[status] : undefined);
  if (reason === undefined) return "";
  return `${reason}. ${age.seen ? `Last change ${ageWords(age)} ago` : `No change for ${ageWords(age).slice(1)}`}`.replace(
    " now ago",
    " just now",
  );
}
