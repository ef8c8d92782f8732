/** How an instrument's trading stands, in words: what is not traded changes no figure, for a reason. */
import type { HaltReason, InstrumentStatus } from "../../../lib/schema/topics.ts";

const words: Readonly<Record<InstrumentStatus, string>> = {
  preopen: "Pre-open",
  auction: "Auction",
  trading: "Trading",
  halted: "Halted",
  closed: "Closed",
};

type Known = InstrumentStatus | null | undefined;
type Trading = { readonly status?: Known; readonly reason?: HaltReason | null };

/** A status in a word. */
export function statusWords(status: Known): string {
  return status ? words[status] : "–";
}

/** The word that a row is tagged with; null for one that trades as it should. */
export function statusTag({ status, reason }: Trading): string | null {
  return reason === "LIMIT" ? "Limit" : status && status !== "trading" ? words[status] : null;
}
