/** What says how the exchange stands: its index over everything does as most shares do. */
import { topics } from "../../../lib/schema/topics.ts";

const rows = ["BIG500"] as const;

export const exchangeSelections = [
  { topic: topics.quotes, rows, columns: ["status", "reason"] },
  { topic: topics.sessions, rows },
] as const;
