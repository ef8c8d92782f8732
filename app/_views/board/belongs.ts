import type { MoverList } from "../../../lib/schema/topics.ts";

/**
 * Whether an instrument belongs in a list of movers: with few instruments a list is longer than
 * what has gained, or lost.
 * @param change ratio to the previous close
 */
export function belongs(list: MoverList, change: number | null): boolean {
  if (list === "active") return true;
  return list === "gainers" ? (change ?? 0) > 0 : (change ?? 0) < 0;
}
