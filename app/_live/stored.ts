/** What the browser remembers for a viewer. Storage may be forbidden; then nothing is remembered. */
import { type Pace, paces } from "../../lib/wire/messages.ts";

const paceName = "bigboard.pace";
const budgetName = "bigboard.budget";
const keyName = "bigboard.key";

/** The pace that the viewer chose here before, or null. */
export function storedPace(): Pace | null {
  const text = attempt(() => localStorage.getItem(paceName)) ?? null;
  const pace = paces.find((known) => String(known) === text);
  // A pause is of the moment and not remembered.
  return pace === undefined || pace === 0 ? null : pace;
}

/** Remembers a pace. */
export function storePace(pace: Pace): void {
  attempt(() => localStorage.setItem(paceName, String(pace)));
}

/** The limit that the viewer chose here before, kB/s; null without one. */
export function storedBudget(): number | null {
  const text = attempt(() => localStorage.getItem(budgetName)) ?? null;
  const budget = Number(text);
  return text !== null && Number.isFinite(budget) && budget > 0 ? budget : null;
}

/** Remembers a limit, or that there is none. */
export function storeBudget(kilobytesPerSecond: number | null): void {
  attempt(() => {
    if (kilobytesPerSecond === null) localStorage.removeItem(budgetName);
    else localStorage.setItem(budgetName, String(kilobytesPerSecond));
  });
}

/** The operator's key of this tab, or null. */
export function storedOperatorKey(): string | null {
  return attempt(() => sessionStorage.getItem(keyName)) ?? null;
}

/**
 * Takes the operator's key out of the address (`#key=…`) into the tab's storage. A fragment is
 * never sent to a server, and once taken it is not left lying in the history either.
 */
export function takeOperatorKey(): void {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const key = fragment.get("key");
  if (key === null) return;
  attempt(() => sessionStorage.setItem(keyName, key));
  fragment.delete("key");
  const rest = fragment.size > 0 ? `#${fragment}` : "";
  history.replaceState(history.state, "", location.pathname + location.search + rest);
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
