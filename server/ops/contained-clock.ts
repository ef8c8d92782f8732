/** A clock whose timers throw at nobody: what one throws is told, and the others go on. */
import type { Clock } from "../../lib/clock.ts";

export function containedClock(clock: Clock, failed: (error: unknown) => void): Clock {
  const contained = (call: () => void) => () => {
    try {
      call();
    } catch (error) {
      failed(error);
    }
  };
  const { soon } = clock;
  return {
    now: () => clock.now(),
    after: (delayMs, call) => clock.after(delayMs, contained(call)),
    every: (periodMs, call) => clock.every(periodMs, contained(call)),
    ...(soon !== undefined && { soon: (call) => soon.call(clock, contained(call)) }),
  };
}
