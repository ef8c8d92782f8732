/** What comes of a sudden pushes nothing away that somebody reads. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, WatchedPage } from "../support/browser.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "still", rate: 50, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 900 },
  { width: 390, height: 844 },
];

/** Tops of what stands under the head of an instrument's page, px. */
const tops = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#main :is(h1, h2, canvas)")].map((element) =>
      Math.round(element.getBoundingClientRect().top),
    ),
  );

for (const [index, size] of sizes.entries()) {
  const symbol = ["AAPL", "MSFT", "NVDA"][index] ?? "";
  test(`a halt is told of without moving the page, ${size.width} px`, async () => {
    const address = `${board.address}/markets/${symbol}`;
    const { page, ...watched } = await WatchedPage.open(browser, address, size);
    await page.locator("#main canvas").first().waitFor();
    const before = await tops(page);
    expect(before.length).toBeGreaterThan(4);
    await board.put(symbol, "halted");
    await page
      .getByText(/^No trades since /)
      .filter({ visible: true })
      .waitFor();
    expect(await tops(page)).toEqual(before);
    expect(watched.complaints).toEqual([]);
    await page.context().close();
  });
}

test("a figure stays where it is as its sign comes and goes", async () => {
  await board.print("JPM", 7);
  const watched = await WatchedPage.open(browser, `${board.address}/markets/JPM`);
  const change = watched.page.locator("#main header [data-direction]").first();
  for (const [steps, text] of [
    [0, /[^+\u2212]0\.000\.00%$/],
    [-7, /\u22120\.07\u22120\.0\d%$/],
    [0, /[^+\u2212]0\.000\.00%$/],
    [7, /\+0\.07\+0\.0\d%$/],
  ] as const) {
    await board.print("JPM", steps);
    await expect.poll(() => change.textContent()).toMatch(text);
  }
  const { score, sources } = await watched.shifts();
  expect(score, sources.join("\n")).toBe(0);
  await watched.close();
});
