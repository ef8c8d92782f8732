/** Walks a page with the Tab key, as somebody without a mouse does. */
import type { Page } from "playwright";

/** More stops than this are a trap, or a page that nobody can walk. */
const stopsMax = 400;

export interface Walk {
  /** What had the focus, in order, described for a person. */
  readonly stops: readonly string[];
  /** What can be worked with a mouse and was not reached. */
  readonly missed: readonly string[];
  /** Stops at which nothing showed where the focus was. */
  readonly unseen: readonly string[];
}

/** Walks from the page's start until the focus has left it. Pause the page before: it must stand. */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(prepare);
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < stopsMax; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (stop === null) break;
    stops.push(stop.name);
    if (!stop.seen) unseen.push(stop.name);
  }
  return { stops, unseen, missed: await page.evaluate(missed) };
}

interface Walked {
  bigboardVisited?: Set<Element>;
  bigboardName?: (element: Element) => string;
}

/** In the page. */
function prepare(): void {
  const walked = globalThis as Walked;
  walked.bigboardVisited = new Set();
  walked.bigboardName = (element) => {
    const label = element.getAttribute("aria-label") ?? element.textContent ?? "";
    const named = label.trim().replace(/\s+/g, " ").slice(0, 60);
    return `${element.tagName.toLowerCase()} "${named || element.id || element.className}"`;
  };
  (document.activeElement as HTMLElement | null)?.blur();
  document.getSelection()?.removeAllRanges();
}

/** In the page: what has the focus; null where the focus is back at the start. */
function look(): { name: string; seen: boolean } | null {
  const walked = globalThis as Walked;
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  if (walked.bigboardVisited?.has(element)) return null;
  walked.bigboardVisited?.add(element);
  const shows = (style: CSSStyleDeclaration) =>
    style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
  // The ring may stand on a label around a hidden input, or on a box over the whole row.
  let seen = false;
  for (let at: Element | null = element, up = 0; at !== null && up < 3; up += 1) {
    const styles = [getComputedStyle(at), getComputedStyle(at, "::after")];
    seen ||= styles.some(shows) || getComputedStyle(at, "::before").outlineStyle === "solid";
    at = at.parentElement;
  }
  const beside = element.nextElementSibling;
  if (beside !== null) seen ||= shows(getComputedStyle(beside));
  return { name: walked.bigboardName?.(element) ?? "", seen };
}

/** In the page: what a mouse can work, is in sight, and has not had the focus. */
function missed(): string[] {
  const walked = globalThis as Walked;
  const visited = walked.bigboardVisited ?? new Set();
  const workable =
    "a[href], button, input, select, textarea, summary, [role=button], [role=link], " +
    "[role=slider], [role=tab], [role=checkbox], [role=switch], [role=combobox], [onclick]";
  // In a group with one stop the arrow keys lead from one to the next.
  const groups =
    "[role=radiogroup], [role=grid], [role=tablist], [role=listbox], [role=toolbar], [data-keys=arrows]";
  // Of several lists with one stop between them only the rows are a group, not what is beside them.
  const group = (element: Element) =>
    element.closest("[data-row]")?.closest("[data-keys=rows]") ?? element.closest(groups);
  const stood = new Set([...visited].map(group).filter((found) => found !== null));
  const radios = new Set(
    [...visited].flatMap((element) => (element instanceof HTMLInputElement ? [element.name] : [])),
  );
  return [...document.querySelectorAll<HTMLElement>(workable)]
    .filter((element) => {
      if (visited.has(element) || element.closest("[aria-hidden=true], [inert]")) return false;
      if (element.matches(":disabled, [aria-disabled=true]")) return false;
      if (!element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true })) return false;
      if (element instanceof HTMLInputElement && element.type === "radio") {
        return !radios.has(element.name);
      }
      const around = group(element);
      return around === null || !stood.has(around);
    })
    .map((element) => walked.bigboardName?.(element) ?? "");
}
