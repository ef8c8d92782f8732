/** What axe finds on every page, in both themes. */
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, openAs } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, otherMatches, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "axe", rate: 50, speed: 10, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

for (const theme of ["dark", "light"]) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on any page, ${theme}, ${width} px`, async () => {
      const found: Record<string, string[]> = {};
      // Each sport's match once in each theme and width: what differs of them is little.
      const crossed = (theme === "dark") === (width === 1440);
      const others = crossed ? await otherMatches(board.address) : undefined;
      for (const [name, path] of placesOf(await firstLiveMatch(board.address), others)) {
        const page = await openAs(browser, board.address + path, { theme, width });
        const here = await faultsOf(page);
        if (here.length > 0) found[name] = here;
        await page.context().close();
      }
      expect(found).toEqual({});
    });
  }
}
