/** What axe finds on every page, in both themes. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "axe", rate: 500, speed: 10 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

/** A line for each fault, with where it is. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => {
      return `${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`;
    });
    return `${id} (${nodes.length}): ${help}\n  ${where.join("\n  ")}`;
  });
}

async function open(theme: string, path: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("bigboard.appearance", JSON.stringify({ theme: chosen }));
  }, theme);
  const page = await context.newPage();
  await page.goto(board.address + path, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: Live/ }).waitFor();
  // Charts come after the page.
  await page.waitForLoadState("networkidle");
  return page;
}

for (const theme of ["dark", "light"]) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on any page, ${theme}, ${width} px`, async () => {
      const found: Record<string, string[]> = {};
      for (const [name, path] of placesOf(await firstLiveMatch(board.address))) {
        const page = await open(theme, path, width);
        const here = await faults(page);
        if (here.length > 0) found[name] = here;
        await page.context().close();
      }
      expect(found).toEqual({});
    });
  }
}
