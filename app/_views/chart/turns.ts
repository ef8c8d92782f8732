/**
 * One at a time: what takes React and Recharts a good part of a frame is done by one chart after
 * the other, so that no frame carries several.
 */
import { type Cancel, systemClock } from "../../../lib/clock.ts";

/** ms between two turns: two frames. */
const turnMs = 34;
const waiting = new Set<() => void>();
let running = false;

/** Calls back when it is this one's turn. */
export function inTurn(call: () => void): Cancel {
  const turn = () => call();
  waiting.add(turn);
  if (!running) {
    running = true;
    systemClock.after(0, next);
  }
  return () => waiting.delete(turn);
}

function next(): void {
  const [turn] = waiting;
  if (turn === undefined) {
    running = false;
    return;
  }
  waiting.delete(turn);
  systemClock.after(turnMs, next);
  turn();
}
