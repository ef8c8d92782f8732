/** What came from outside may not fit; that must not reach further than to whom it was for. */

import { frameCode } from "./frames.ts";
import type { Outcome } from "./outcome.ts";

/** What an offer brought; null where it cannot be applied at all. */
export function attempted(offer: () => Outcome): Outcome | null {
  try {
    return offer();
  } catch {
    return null;
  }
}

/** The subscription of a frame; null where it cannot be read. */
export function numberOf(frame: Uint8Array): number | null {
  try {
    return frameCode().subscriptionOf(frame);
  } catch {
    return null;
  }
}

const retryFirstMs = 500;
const retryMaxMs = 30_000;

/** How long to wait before asking again, ms. @param troubles how often asking did not help. */
export function retryDelay(troubles: number): number {
  return Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(troubles, 10));
}
