/** What Next's navigations say that they have already, as Next itself reads it. */
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/**
 * Whether Next can read it. What it cannot read it would answer as an error of its own, with a line
 * in the log.
 */
export function isRouterState(text: string | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(text);
    return true;
  } catch {
    return false;
  }
}
