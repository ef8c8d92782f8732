/** What all feeds together are doing, from the rows of the `feed` table. */
import type { Row } from "../../lib/schema/topics.ts";

/** The feed's speeds by name, in ticks a second over all instruments; chosen for what they mean. */
export const ratePresets = [
  { value: "paused", label: "Paused", rate: 0, meaning: "Nothing moves" },
  { value: "calm", label: "Calm", rate: 100, meaning: "A quiet afternoon" },
  { value: "normal", label: "Normal", rate: 1_000, meaning: "A usual hour" },
  { value: "busy", label: "Busy", rate: 10_000, meaning: "An exchange's mean day" },
  { value: "peak", label: "Peak", rate: 120_000, meaning: "A consolidated tape's peak second" },
] as const;

export type RatePreset = (typeof ratePresets)[number]["value"];

export interface FeedState {
  /** Whether any feed has spoken yet. */
  readonly known: boolean;
  /** Any feed that makes its data up marks the whole board. */
  readonly simulated: boolean;
  /** Whether an operator can set a rate: recordings bring their own and keep it. */
  readonly adjustable: boolean;
  /** Whether all stand still and at least one can go on. */
  readonly paused: boolean;
  /** Whether all are recordings that have been played to their end. */
  readonly ended: boolean;
  /** Why a feed is stalled or stopped; null while all run. */
  readonly trouble: string | null;
  /** The preset that holds; null for a rate between them. */
  readonly preset: RatePreset | null;
}

/** Ticks a second, all feeds together; null before any has spoken. */
export function measuredRate(rows: readonly Row<"feed">[]): number | null {
  return rows.length === 0
    ? null
    : rows.reduce((sum, { measuredRate }) => sum + (measuredRate ?? 0), 0);
}

/** @param rows those of the `feed` table */
export function feedState(rows: readonly Row<"feed">[]): FeedState {
  const simulators = rows.filter((row) => row.simulated === true);
  const unfinished = rows.filter((row) => row.status !== "ended");
  const paused = unfinished.length > 0 && unfinished.every((row) => row.status === "paused");
  const troubled = rows.find((row) => row.status === "stalled" || row.status === "stopped");
  const target = simulators.reduce((sum, row) => sum + (row.rate ?? 0), 0);
  return {
    known: rows.length > 0,
    simulated: simulators.length > 0,
    adjustable: simulators.length > 0,
    paused,
    ended: rows.length > 0 && unfinished.length === 0,
    trouble: troubled === undefined ? null : (troubled.message ?? `Feed ${troubled.status}`),
    preset: paused
      ? "paused"
      : (ratePresets.find((preset) => preset.rate === target && target > 0)?.value ?? null),
  };
}
