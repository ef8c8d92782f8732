/**
 * The log: one JSON object a line where a machine reads it, a short line a person can read where a
 * terminal shows it. Nothing else in the program writes to standard output.
 */
import { type Logger, pino } from "pino";
import { requestNow } from "./requests.ts";
import { scrubber } from "./scrub.ts";

export type { Logger } from "pino";

/** Levels that LOG_LEVEL takes, quietest last. */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a log line is written to; `isTTY` says that a person reads it. */
export interface LogStream {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

/** pino's numbers for the levels that a person should notice. */
const levelNames: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  40: "warning",
  50: "error",
  60: "fatal",
};

/** A new object each time: pino writes into it. */
const mixin = () => ({ ...requestNow() });

/** A terminal would obey them, and some of what is logged comes from strangers. */
const controls = /[^\P{Cc}\t\n]/gu;

/**
 * A log of its own for each program start.
 * @param secrets the program's own, which no line shows; null for lines that hand one over.
 */
export function createLog(
  level: LogLevel,
  stream: LogStream = process.stdout,
  secrets: readonly string[] | null = [],
): Logger {
  const scrub = secrets === null ? (line: string) => line : scrubber(secrets);
  const options = { level, base: null, mixin };
  const short = stream.isTTY === true;
  const write = (line: string) => void stream.write(short ? shortLine(scrub(line)) : scrub(line));
  return pino(options, { write });
}

/** A pino line for a person: time of day, the level unless it is plain, the message, the error. */
export function shortLine(json: string): string {
  const line = JSON.parse(json) as {
    level: number;
    time: number;
    msg?: string;
    err?: { message?: string; stack?: string };
    request?: string;
    path?: string;
  };
  const time = new Date(line.time).toTimeString().slice(0, 8);
  const level = levelNames[line.level];
  const error = line.err?.stack ?? line.err?.message;
  const request = line.request && `(${line.path}, request ${line.request})`;
  const parts = [time, level && `${level}:`, line.msg, request, error !== line.msg && error];
  return `${parts.filter(Boolean).join(" ").replace(controls, "�")}\n`;
}
