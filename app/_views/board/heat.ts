/**
 * The treemap's colours: a change falls into one of nine steps, from deep in the colour of down
 * through a neutral to deep in the colour of up. A few steps are read more surely than a blend, and
 * a tile is written only when its step changes.
 */
import { directionOf, formatChangePercent, percentShownMin } from "../../../lib/domain/format.ts";

/** From −4 to 4; 0 is about unchanged. */
export type HeatStep = -4 | -3 | -2 | -1 | 0 | 1 | 2 | 3 | 4;

/** Where the steps 1 to 4 begin, as ratios to the previous close. */
export const heatBounds = [0.0025, 0.0075, 0.015, 0.03] as const;

/** The step of a change. @param ratio 0.01 is one percent up; null and what is no number are 0 */
export function heatStep(ratio: number | null): HeatStep {
  if (ratio === null || Number.isNaN(ratio)) return 0;
  const size = Math.abs(ratio);
  const step = heatBounds.filter((bound) => size >= bound).length;
  return (ratio < 0 ? 0 - step : step) as HeatStep;
}

/** A step and where it begins, as the legend says it. */
export interface LegendStep {
  readonly step: HeatStep;
  readonly label: string;
}

/** The legend, from deepest down to deepest up; the neutral says 0. */
export const heatLegend: readonly LegendStep[] = ([-4, -3, -2, -1, 0, 1, 2, 3, 4] as const).map(
  (step) => ({ step, label: boundWords(step) }),
);

function boundWords(step: HeatStep): string {
  const bound = heatBounds[Math.abs(step) - 1];
  if (bound === undefined) return "0";
  const percent = bound * 100;
  const sign = step < 0 ? "\u2212" : "+";
  return `${sign}${percent}`;
}

/** A change as a tile has it: with a sign, and with one decimal where there is little room. */
export function heatText(ratio: number | null, short: boolean): string {
  return formatChangePercent(ratio, short ? 1 : 2);
}

/** Where a change points, as its text says it. */
export const heatDirection = (ratio: number | null) => directionOf(ratio, percentShownMin);
