"use client";
/** Parts of the instrument's page that come alive after its price and its chart; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";

export const DepthLadder = latePart(async () => (await import("./depth-ladder.tsx")).DepthLadder);
export const InstrumentRanges = latePart(
  async () => (await import("./instrument-ranges.tsx")).InstrumentRanges,
);
export const InstrumentStatusLine = latePart(
  async () => (await import("./instrument-status-line.tsx")).InstrumentStatusLine,
);
export const InstrumentWarning = latePart(
  async () => (await import("./instrument-status-line.tsx")).InstrumentWarning,
);
export const KeyFigures = latePart(async () => (await import("./key-figures.tsx")).KeyFigures);
export const LivePrice = latePart(async () => (await import("../chart/live-price.tsx")).LivePrice);
export const Neighbours = latePart(async () => (await import("./neighbours.tsx")).Neighbours);
export const TimeAndSales = latePart(
  async () => (await import("./time-and-sales.tsx")).TimeAndSales,
);
