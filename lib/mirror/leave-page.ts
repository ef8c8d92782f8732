/** What a page does that may show the board no more. */
import { systemClock } from "../clock.ts";

/** A page that was loaded anew so shortly ago has come back without a right to look, ms. */
const soonMs = 10_000;
const noteName = "bigboard.dismissed";

/**
 * Loads the page anew: the server then leads to where one signs in. Not twice at once: where pages are
 * still given and the connection is not, that would go on for ever.
 */
export function leavePage(): void {
  try {
    const before = Number(sessionStorage.getItem(noteName));
    const now = systemClock.now();
    if (now - before < soonMs) return;
    sessionStorage.setItem(noteName, String(now));
  } catch {
    // Without storage there is no telling: the page says that it reconnects, and can be loaded anew.
    return;
  }
  location.reload();
}
