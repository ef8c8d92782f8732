/** How chances are written. */
import { type Figure, formatPercent } from "./format.ts";

/**
 * A chance, 0 to 1, as a whole percentage. Only what cannot be otherwise any more is 0% or 100%:
 * below half a percent it is `<1%`, and from 99.5 on `>99%`.
 */
export function formatChance(chance: Figure): string {
  if (chance != null && chance > 0 && chance < 0.005) return "<1%";
  if (chance != null && chance >= 0.995 && chance < 1) return ">99%";
  return formatPercent(chance);
}
