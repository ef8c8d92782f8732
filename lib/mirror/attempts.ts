/** What came from outside may not fit; that must not reach further than to whom it was for. */
import type { Outcome } from "./copy.ts";
import { frameCode } from "./frames.ts";

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
