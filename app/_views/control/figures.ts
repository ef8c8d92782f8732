/** Which figures of the server are shown, and how they are written. */
import { formatDecimal, formatInteger } from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";

export type ServerRow = Row<"server">;
/** A column of figures. */
export type Column = Exclude<keyof ServerRow, "version" | "uptime">;

/** What is told of the server in one place. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** The first is drawn solid, a second one dotted above it. */
  readonly columns: readonly Column[];
  /** What each column is called beside the other. */
  readonly words: readonly string[];
  /** The finest step of a scale. */
  readonly step: number;
  readonly format: (value: number) => string;
}

/** With a tenth where that tells something: of nothing and of hundreds it does not. */
const tenth = (value: number) => formatDecimal(value, value === 0 || value >= 100 ? 0 : 1);

export const figures: readonly Figure[] = [
  {
    name: "Viewers · polling",
    unit: "",
    columns: ["viewers", "polling"],
    words: ["Viewers", "By polling"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Deltas",
    unit: "a second",
    columns: ["deltasPerSecond"],
    words: ["Deltas"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Rows",
    unit: "a second",
    columns: ["rowsPerSecond"],
    words: ["Rows"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Payload",
    unit: "kB a second",
    columns: ["bytesPerSecond"],
    words: ["Payload"],
    step: 100,
    format: (bytes) => tenth(bytes / 1_000),
  },
  {
    name: "Lag, median · 99 %",
    unit: "ms",
    columns: ["lagP50", "lagP99"],
    words: ["Median", "99 %"],
    step: 0.1,
    format: tenth,
  },
  {
    name: "Subscriptions · lanes",
    unit: "",
    columns: ["subscriptions", "lanes"],
    words: ["Subscriptions", "Lanes"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Slow readers",
    unit: "",
    columns: ["slowReaders"],
    words: ["Slow readers"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Skipped",
    unit: "a second",
    columns: ["skippedPerSecond"],
    words: ["Skipped"],
    step: 1,
    format: formatInteger,
  },
  {
    name: "Event loop late, 99 %",
    unit: "ms",
    columns: ["loopLagP99"],
    words: ["99 %"],
    step: 0.1,
    format: tenth,
  },
  {
    name: "Memory",
    unit: "MB",
    columns: ["memory"],
    words: ["Memory"],
    step: 1_000_000,
    format: (bytes) => formatInteger(bytes / 1e6),
  },
];
