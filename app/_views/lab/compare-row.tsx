"use client";
/** On a phone the ways stand one below the other: this row stays in sight and compares them. */
import { formatDuration } from "../../../lib/domain/format.ts";
import { type LabWay, labWays } from "../../../lib/schema/lab.ts";
import { formatBytes } from "./format-bytes.ts";
import { useReading, useWayState } from "./lab-context.ts";
import { stateWords } from "./way-column.tsx";
import { wayWords } from "./way-words.ts";

export function CompareRow() {
  return (
    <ul
      aria-label="Age, 99 %, and bytes a second of each way"
      className="hairline-b sticky top-(--bar) z-10 grid grid-cols-5 bg-ground py-1.5 sm:hidden"
    >
      {labWays.map((way) => (
        <Way key={way} way={way} />
      ))}
    </ul>
  );
}

function Way({ way }: { way: LabWay }) {
  const { ages, bytesPerSecond } = useReading(way);
  const state = useWayState(way);
  return (
    <li className="min-w-0 px-0.5 text-xs leading-4">
      <span className={`block font-medium ${state === "open" ? "text-ink" : "text-ink-faint"}`}>
        {wayWords[way].short}
        <span className="sr-only">, {stateWords[state]}</span>
      </span>
      <span className="figures block h-4 contain-strict">{formatDuration(ages?.p99)}</span>
      <span className="figures block h-4 text-ink-soft contain-strict">
        {formatBytes(bytesPerSecond)}
      </span>
    </li>
  );
}
