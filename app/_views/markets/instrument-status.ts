/**
 * How an instrument's trading stands, for its page: a word, and what it means for the figures. That
 * nothing trades is the market's doing; that nothing arrives is the line's, and said elsewhere.
 */
import type { InstrumentStatus } from "../../../lib/schema/topics.ts";
import { statusWords } from "./trading-status.ts";

export interface StatusView {
  readonly word: string;
  /** What it means, where it is not as usual. */
  readonly meaning: string;
  readonly tone: "live" | "quiet" | "warning";
}

const meanings: Readonly<Record<InstrumentStatus, string>> = {
  preopen: "Nothing trades before the opening",
  auction: "Orders gather for one price",
  trading: "",
  halted: "Nothing trades until the halt is lifted",
  closed: "The price is the last of the session",
};

/**
 * @param stale whether nothing arrives: then nobody knows whether the status still holds.
 */
export function statusView(
  status: InstrumentStatus | null | undefined,
  stale: boolean,
): StatusView | null {
  if (!status) return null;
  const word = statusWords(status);
  if (stale) return { word: `Last known: ${word}`, meaning: "", tone: "quiet" };
  const tone = status === "trading" ? "live" : status === "halted" ? "warning" : "quiet";
  return { word, meaning: meanings[status], tone };
}
