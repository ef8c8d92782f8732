/**
 * The way out: a signal, or somebody who knows that it cannot go on, drains the program, and a
 * deadline ends it where draining does not.
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
 * @returns what does the same without a signal and exits with 1.
 */
export function drainOnSignal(
  drain: () => Promise<void>,
  options: { readonly clock: Clock; readonly log: Logger; readonly process?: ProcessLike },
): (why: string) => void {
  const { clock, log } = options;
  const target = options.process ?? process;
  let draining = false;
  const leave = (code: number) => {
    draining = true;
    const since = clock.now();
    clock.after(drainDeadlineMs, () => {
      log.error(`not closed after ${drainDeadlineMs / 1000} s: leaving anyway`);
      target.exit(1);
    });
    drain().then(
      () => {
        log.info(`closed after ${((clock.now() - since) / 1_000).toFixed(1)} s`);
        target.exit(code);
      },
      (error: unknown) => {
        log.error(error, "closing failed");
        target.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"]) {
    target.on(signal, () => {
      if (draining) {
        log.warn(`${signal} again: leaving at once`);
        target.exit(1);
        return;
      }
      log.info(`${signal}: closing; viewers are told when to come back`);
      leave(0);
    });
  }
  return (why) => {
    if (draining) return;
    log.fatal(`${why}: closing, to be started anew`);
    leave(1);
  };
}
