/** What axe finds on a page. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { untilSettled } from "./settled.ts";

export interface Look {
  /** `dark` or `light`. */
  readonly theme: string;
  /** px */
  readonly width: number;
  /** Symbols on the viewer's watchlist. */
  readonly watchlist?: readonly string[];
}

/** Opens an address in a window of its own, and waits until it is alive and its charts have come. */
export async function openAs(browser: Browser, address: string, look: Look): Promise<Page> {
  const { theme, width, watchlist = [] } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript(
    (kept) => {
      localStorage.setItem("bigboard.appearance", JSON.stringify({ theme: kept.theme }));
      localStorage.setItem("bigboard.watchlist", JSON.stringify(kept.watchlist));
    },
    { theme, watchlist },
  );
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: (Live|Feed|Stalled)/ }).waitFor();
  // Charts come after the page.
  await untilSettled(page);
  return page;
}

/**
 * A line for each fault, with where it is; the size of targets is looked at, too.
 * @param within a selector of the part to look at; the whole page unless given
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => {
      return `${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`;
    });
    return `${id} (${nodes.length}): ${help}\n  ${where.join("\n  ")}`;
  });
}
