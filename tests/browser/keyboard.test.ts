/** Everything without a mouse. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, placesOf } from "../support/places.ts";
import { untilSettled } from "../support/settled.ts";
import { StagedBoard } from "../support/staged-board.ts";
import { walkByTab } from "../support/tab-walk.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "keyboard", rate: 100, speed: 5, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

async function open(path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(board.address + path, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: Live/ }).waitFor();
  await untilSettled(page);
  return page;
}

/** Pages that can be looked back on: their slider can be worked once they have seen two seconds. */
const withPast = ["instrument", "index", "match"];

for (const width of [1440, 390]) {
  test(`Tab leads to all that can be worked, in sight, and out again, ${width} px`, async () => {
    const wrong: Record<string, { missed: readonly string[]; unseen: readonly string[] }> = {};
    for (const [name, path] of placesOf(await firstLiveMatch(board.address))) {
      const page = await open(path, width);
      if (withPast.includes(name)) {
        const slider = page.getByRole("slider", { name: "Moment shown" });
        await expect.poll(() => slider.isEnabled(), { timeout: 30_000 }).toBe(true);
      }
      await page.keyboard.press("p");
      await page.getByText(/^Paused by you .* wait/).waitFor();
      const { stops, missed, unseen } = await walkByTab(page);
      expect(stops.length, name).toBeGreaterThan(8);
      if (missed.length + unseen.length > 0) wrong[name] = { missed, unseen };
      await page.context().close();
    }
    expect(wrong).toEqual({});
  });
}
