/** What React keeps of a page and no drawing has taken: it grows where a page says again what is so. */
import type { Page } from "playwright";

/** What is read of React's own records; they are nobody's interface, and may change with it. */
interface Update {
  readonly next: Update;
}
interface Hook {
  readonly queue?: { readonly pending?: Update | null } | null;
  readonly next?: Hook | null;
}
interface Fiber {
  readonly type: unknown;
  readonly memoizedState: Hook | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: { readonly current?: Fiber } | null;
}

/**
 * The longest queue of updates that wait for a drawing, over all states of all components.
 * @throws Error where the page was not made by React, or by one that keeps its records elsewhere.
 */
export function updatesWaiting(page: Page): Promise<number> {
  return page.evaluate(() => {
    const key = Object.keys(document).find((name) => name.startsWith("__reactContainer$"));
    const mark = (document as unknown as Record<string, Fiber | undefined>)[key ?? ""];
    const root = mark?.stateNode?.current;
    if (root === undefined) throw new Error("React's records are not where they were");
    let longest = 0;
    let hooks = 0;
    const waiting: Fiber[] = [root];
    for (let fiber = waiting.pop(); fiber !== undefined; fiber = waiting.pop()) {
      if (fiber.sibling !== null) waiting.push(fiber.sibling);
      if (fiber.child !== null) waiting.push(fiber.child);
      if (typeof fiber.type !== "function") continue;
      for (let hook = fiber.memoizedState; hook != null; hook = hook.next ?? null) {
        hooks += 1;
        const last = hook.queue?.pending ?? null;
        if (last === null) continue;
        let length = 1;
        for (let update = last.next; update !== last; update = update.next) length += 1;
        longest = Math.max(longest, length);
      }
    }
    if (hooks < 100) throw new Error(`only ${hooks} hooks were found`);
    return longest;
  });
}
