/**
 * The way out: a signal drains the program, and a deadline ends it where draining does not.
 */
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "./log.ts";

/** Hosts wait 10 s before they kill; this leaves them one to notice. */
export const drainDeadlineMs = 9_000;

/** The parts of the process that are needed, so that a test can stand in for it. */
export interface ProcessLike {
  on(event: string, listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Calls `drain` at the first SIGTERM or SIGINT and exits with 0 when it is done. A second signal,
 * or the deadline, exits at once with 1.
 */
export function drainOnSignal(
  drain: () => Promise<void>,
  options: { readonly clock: Clock; readonly log: Logger; readonly process?: ProcessLike },
): void {
  const { clock, log } = options;
  const target = options.process ?? process;
  let draining = false;
  const leave = (signal: string) => {
    if (draining) {
      log.warn(`${signal} again: leaving at once`);
      target.exit(1);
      return;
    }
    draining = true;
    log.info(`${signal}: closing`);
    clock.after(drainDeadlineMs, () => {
      log.error(`not closed after ${drainDeadlineMs / 1000} s: leaving anyway`);
      target.exit(1);
    });
    drain().then(
      () => target.exit(0),
      (error: unknown) => {
        log.error(error, "closing failed");
        target.exit(1);
      },
    );
  };
  target.on("SIGTERM", () => leave("SIGTERM"));
  target.on("SIGINT", () => leave("SIGINT"));
}
