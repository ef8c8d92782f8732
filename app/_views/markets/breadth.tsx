import type { BreadthCounts } from "./market-counts.ts";

/** How many instruments stand above and below their previous close. */
export function Breadth({ counts: { up, down, flat } }: { counts: BreadthCounts }) {
  return (
    <p className="figures text-[13px] text-ink-soft max-lg:hidden" suppressHydrationWarning>
      <span className="text-up">▲ {up} up</span>
      <span className="ml-3 text-down">▼ {down} down</span>
      <span className="ml-3">{flat} unchanged</span>
    </p>
  );
}
