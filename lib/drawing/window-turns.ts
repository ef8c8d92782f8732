/** The turns of the browser's window: all that is live in a page shares them. */
import { elapsedMs, systemClock } from "../clock.ts";
import { type DrawStage, DrawTurns } from "./draw-turns.ts";

/** How long a frame is waited for, ms: a hidden page is not drawn. */
const frameMostMs = 250;

/** Tasks that wait, oldest first, and what wakes them: a message is no timer, which may be held back. */
const tasks: (() => void)[] = [];
let wake: (() => void) | null = null;

function task(call: () => void): void {
  tasks.push(call);
  if (wake === null) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tasks.shift()?.();
    wake = () => port2.postMessage(null);
  }
  wake();
}

function frame(call: () => void): void {
  const begin = () => {
    cancelAnimationFrame(asked);
    stop();
    call();
  };
  const asked = requestAnimationFrame(begin);
  const stop = systemClock.after(frameMostMs, begin);
}

/** Touches nothing of the window before it is asked, so that it can be made anywhere. */
export const windowStage: DrawStage = { now: elapsedMs, task, after: systemClock.after, frame };
export const windowTurns = new DrawTurns(windowStage);
