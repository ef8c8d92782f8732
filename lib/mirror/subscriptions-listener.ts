import type { Holding } from "./holding.ts";
import type { Outcome } from "./outcome.ts";

/** What subscriptions report. */
export interface SubscriptionsListener {
  /** A delta or a frame was applied. @param first whether nothing came on this subscription before. */
  applied(holding: Holding, outcome: Outcome, first: boolean): void;
  /** A subscription was answered: `encoding` may be another. */
  answered(): void;
  /** A topic turned out to be missing, or to be there. */
  changed(holding: Holding): void;
  /** All that was held when the connection opened has been asked for and answered. */
  caughtUp(): void;
}
