"use client";
import { formatDuration, formatInteger } from "../../../lib/domain/format.ts";
import type { LabWay } from "../../../lib/schema/lab.ts";
import { formatBytes } from "./format-bytes.ts";
import { useLab, useReading, useWayState } from "./lab-context.ts";
import { MiniBoard } from "./mini-board.tsx";
import { wayWords } from "./way-words.ts";
import type { WayState } from "./ways/way.ts";

export const stateWords: Readonly<Record<WayState, string>> = {
  off: "stopped",
  connecting: "connecting",
  open: "open",
  cut: "cut",
};

/** One way: what it is, the board as it brings it, and what that has cost. */
export function WayColumn({ way }: { way: LabWay }) {
  const { title, sentence } = wayWords[way];
  const state = useWayState(way);
  return (
    <section aria-labelledby={`way-${way}`} className="min-w-0" data-way={way}>
      <header className="hairline-b flex h-9 items-center justify-between gap-3">
        <h2 id={`way-${way}`} className="truncate text-[13px] font-semibold">
          {title}
        </h2>
        <span
          className={`figures-end block h-4 w-[72px] shrink-0 text-xs contain-strict ${state === "open" ? "text-live" : "text-ink-faint"}`}
          data-state={state}
        >
          {stateWords[state]}
        </span>
      </header>
      <p className="pt-2 pb-3 text-[13px] text-ink-soft sm:min-h-[115px]">{sentence}</p>
      <MiniBoard way={way} />
      <Figures way={way} />
    </section>
  );
}

function Figures({ way }: { way: LabWay }) {
  const { costs, deltas, ages } = useReading(way);
  const resumed = useLab()?.boards[way].resumed ?? null;
  const figures: readonly (readonly [name: string, text: string])[] = [
    ["Requests", formatInteger(costs?.requests)],
    ["Empty answers (204)", formatInteger(costs?.empty)],
    ["Connections opened", formatInteger(costs?.connections)],
    ["Bytes up", formatBytes(costs?.bytesUp)],
    ["Bytes down", formatBytes(costs?.bytesDown)],
    ["Deltas", formatInteger(deltas)],
    ["Age, median", formatDuration(ages?.p50)],
    ["Age, 99 %", formatDuration(ages?.p99)],
  ];
  return (
    <dl className="pt-3 text-[13px]">
      {figures.map(([name, text]) => (
        <div key={name} className="flex h-6 items-center justify-between gap-3">
          <dt className="truncate text-ink-soft">{name}</dt>
          <dd
            className="figures figures-end block h-5 w-[9ch] shrink-0 font-medium contain-strict"
            data-figure={name}
          >
            {text}
          </dd>
        </div>
      ))}
      <div className="flex h-6 items-center justify-between gap-3">
        <dt className="truncate text-ink-soft">Resumed with</dt>
        <dd
          className="figures figures-end block h-5 w-[13ch] shrink-0 font-medium contain-strict"
          data-figure="Resumed with"
        >
          {resumed === null
            ? "–"
            : `${resumed.rows} ${resumed.snapshot ? "rows, anew" : resumed.rows === 1 ? "change" : "changes"}`}
        </dd>
      </div>
    </dl>
  );
}
