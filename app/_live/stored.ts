/** What the browser remembers for a viewer. Storage may be forbidden; then nothing is remembered. */
import { type Pace, paces } from "../../lib/wire/messages.ts";

const paceName = "bigboard.pace";
const budgetName = "bigboard.budget";

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

/**
 * Hands the key of a printed link (`#key=…`) to the page to sign in, which exchanges it for a cookie
 * and comes back. A fragment is never sent to a server; replaced, it is not left in the history either.
 */
export function takeKey(): void {
  const { hash, pathname } = location;
  if (/[#&]key=/.test(hash)) location.replace(`/enter?then=${encodeURIComponent(pathname)}${hash}`);
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
