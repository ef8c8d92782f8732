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

/** Every page in both themes and at both widths; axe-states.test.ts has the other two pairs. */
const looks = [
  { theme: "dark", width: 1440 },
  { theme: "light", width: 390 },
] as const;

for (const { theme, width } of looks) {
  test(`axe finds nothing on any page, ${theme}, ${width} px`, async () => {
    const found: Record<string, string[]> = {};
    const others = await otherMatches(board.address);
    for (const [name, path] of placesOf(await firstLiveMatch(board.address), others)) {
      const page = await openAs(browser, board.address + path, { theme, width });
      const here = await faultsOf(page);
      if (here.length > 0) found[name] = here;
      await page.context().close();
    }
    expect(found).toEqual({});
  });
}
