/** What the mirror needs to know of the window it lives in. */
import { type Cancel, type Clock, systemClock } from "../clock.ts";
import { windowStage, windowTurns } from "../drawing/window-turns.ts";
import { reloadOnce } from "./outdated.ts";
import type { ReadingStage } from "./readings.ts";

export interface Surroundings {
  readonly clock: Clock;
  /** Where somebody uses what also reads: see `Readings`. Without, all is read at once. */
  readonly stage?: ReadingStage;
  /** Calls back once before the next frame is drawn, or soon where nothing is drawn. */
  frame(call: () => void): Cancel;
  /** Whether nobody can see the page. */
  hidden(): boolean;
  /** Whether the machine has a network, as far as it knows. */
  online(): boolean;
  /** Calls back when one of the two has changed. */
  onChange(listener: () => void): Cancel;
  /** Replaces the page's code, which speaks the protocol `ours`, by the server's, if it can. */
  renew(ours: number, theirs: number): void;
}

/** The browser's window. Touches nothing of it before it is asked, so that it can be made anywhere. */
export const browserSurroundings: Surroundings = {
  clock: systemClock,
  stage: windowStage,
  frame: (call) => windowTurns.open(call),
  hidden: () => document.hidden,
  online: () => navigator.onLine,
  onChange(listener) {
    document.addEventListener("visibilitychange", listener);
    window.addEventListener("online", listener);
    window.addEventListener("offline", listener);
    return () => {
      document.removeEventListener("visibilitychange", listener);
      window.removeEventListener("online", listener);
      window.removeEventListener("offline", listener);
    };
  },
  renew(ours, theirs) {
    reloadOnce(
      ours,
      theirs,
      () => sessionStorage,
      () => location.reload(),
    );
  },
};
