/** What can be done, done by keys alone. */
import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "keys", rate: 1_000, speed: 5, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

/** A page in a window of its own, alive; no test here touches the mouse. */
async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(board.address + path, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: Live/ }).waitFor();
  return page;
}

/** Tab until something has the focus; at most so often as a page has stops. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    const there = await target.evaluate((element) => element.contains(document.activeElement));
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

/** Longer than a live figure stays on this board. */
const asFiguresCome = { interval: 700, timeout: 10_000 };

/**
 * What a part says once it says the same twice: a busy machine writes in turns, and so is not done
 * with the moment that is held when the bar says that one is.
 */
async function untilStill(part: Locator): Promise<string | null> {
  let last: string | null = null;
  const check = async () => {
    const before = last;
    last = await part.textContent();
    return last === before;
  };
  await expect.poll(check, asFiguresCome).toBe(true);
  return last;
}

const path = (page: Page) => new URL(page.url()).pathname;

test("search finds an instrument by its name and goes there", async () => {
  const page = await open("/");
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  await page.keyboard.type("apple");
  await page.getByRole("option", { name: /AAPL/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/markets/AAPL");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Search" }).waitFor({ state: "detached" });
  await page.context().close();
});

test("search finds a team and shows its matches", async () => {
  const page = await open("/");
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  await page.keyboard.type("arsenal");
  await page
    .getByRole("option", { name: /Arsenal/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/scores"));
  await page.context().close();
});

test("the help sheet lists the keys of the page, and closes", async () => {
  const page = await open("/markets");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Shortcuts" });
  await help.waitFor();
  expect(await help.textContent()).toContain("Walk the cells");
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await page.context().close();
});

test("p holds the page, says how much waits, and l goes back", async () => {
  const page = await open("/markets");
  const table = page.getByRole("grid");
  await page.keyboard.press("p");
  const bar = page.getByText(/Paused by you .* rows? waits?/);
  await bar.waitFor();
  const held = await untilStill(table);
  await page.waitForFunction(() => {
    const [, rows = "0"] = /([\d,]+) rows wait/.exec(document.body.textContent ?? "") ?? [];
    return Number(rows.replaceAll(",", "")) > 20;
  });
  expect(await table.textContent()).toBe(held);
  await page.keyboard.press("l");
  await bar.waitFor({ state: "detached" });
  await expect.poll(() => table.textContent()).not.toBe(held);
  await page.context().close();
});

test("a team is chosen by keys, out of hundreds that were not in the page before", async () => {
  const page = await open("/scores");
  const teams = page.getByRole("combobox", { name: "Team" });
  expect(await teams.locator("option").count()).toBe(1);
  await tabTo(page, teams);
  expect(await teams.locator("option").count()).toBeGreaterThan(100);
  await page.keyboard.type("Arsenal");
  await page.waitForURL((url) => url.searchParams.get("team") === "Arsenal");
  await page.context().close();
});

test("g and a letter go to the places", async () => {
  const page = await open("/");
  for (const [letter, place] of [
    ["m", "/markets"],
    ["s", "/scores"],
    ["l", "/lab"],
    ["c", "/control"],
    ["b", "/"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
    await page.waitForURL((url) => url.pathname === place);
  }
  await page.context().close();
});

test("the table is walked cell by cell, sorted and opened", async () => {
  const page = await open("/markets");
  const grid = page.getByRole("grid");
  expect(Number(await grid.getAttribute("aria-rowcount"))).toBeGreaterThan(485);
  expect(Number(await grid.getAttribute("aria-colcount"))).toBeGreaterThan(8);
  await tabTo(page, grid);
  const focused = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest(
        "[role=gridcell],[role=rowheader],[role=columnheader],td,th",
      );
      return {
        row: Number(cell?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex")),
        column: Number(cell?.getAttribute("aria-colindex")),
      };
    });
  await page.keyboard.press("Control+Home");
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toEqual({ row: first.row + 1, column: first.column + 1 });
  await page.keyboard.press("Control+End");
  // What was far out of sight is there now.
  expect((await focused()).row).toBeGreaterThan(480);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  // Beside the star, where Enter would watch the instrument.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/markets\/[A-Z.]+$/);
  await page.context().close();
});

test("a star in the table puts an instrument on the board's watchlist, and another takes it off", async () => {
  const page = await open("/markets");
  await tabTo(page, page.getByRole("grid"));
  await page.keyboard.press("Control+Home");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  const star = page.locator("button[aria-pressed]:focus");
  const [, symbol = ""] = /^Watch (.+)$/.exec((await star.getAttribute("aria-label")) ?? "") ?? [];
  await page.keyboard.press("Enter");
  expect(await star.getAttribute("aria-pressed")).toBe("true");
  // A row above and in another cell, by the letter.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("s");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.waitForURL((url) => url.pathname === "/");
  const watchlist = page.getByRole("table", { name: "Your watchlist" });
  const names = watchlist.getByRole("rowheader");
  await expect.poll(() => names.count()).toBe(2);
  expect(await names.first().textContent()).toMatch(new RegExp(`^${symbol}`));
  const off = watchlist.getByRole("button", { name: `Stop watching ${symbol}`, exact: true });
  await tabTo(page, off);
  await page.keyboard.press("Enter");
  await expect.poll(() => names.count()).toBe(1);
  // The focus has not been lost with the row.
  const next = watchlist.getByRole("button", { name: /^Stop watching / });
  expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.context().close();
});

test("settings change by keys, at once and for the next visit", async () => {
  const page = await open("/");
  await tabTo(page, page.getByRole("button", { name: "Settings" }));
  await page.keyboard.press("Enter");
  const dark = page.getByRole("radio", { name: "Dark" });
  await dark.waitFor();
  await tabTo(page, dark);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  await page.reload({ waitUntil: "load" });
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  await page.context().close();
});

test("a moment that has passed is looked at again, and left", async () => {
  const page = await open("/markets/AAPL");
  const slider = page.getByRole("slider", { name: "Moment shown" });
  await expect.poll(() => slider.isEnabled(), { timeout: 20_000 }).toBe(true);
  await tabTo(page, slider);
  await page.keyboard.press("Home");
  await page.getByText(/^Looking at .* ago/).waitFor();
  const price = () =>
    page.getByRole("heading", { level: 1 }).locator("xpath=ancestor::header").textContent();
  // The sentence may stand before the figures do; then they stand for good.
  let then = "";
  await expect
    .poll(async () => {
      const before = then;
      then = (await price()) ?? "";
      return then === before;
    }, asFiguresCome)
    .toBe(true);
  await page.waitForTimeout(1_500);
  expect(await price()).toBe(then);
  await page.keyboard.press("l");
  await page.getByText(/^Looking at .* ago/).waitFor({ state: "detached" });
  await expect.poll(price).not.toBe(then);
  await page.context().close();
});

test("the candles are panned and brought back", async () => {
  const page = await open("/markets/AAPL");
  const chart = page.getByRole("application");
  await chart.waitFor();
  await tabTo(page, chart);
  const back = page.getByRole("button", { name: "Back to live" });
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowLeft");
  await back.first().waitFor();
  await page.keyboard.press("End");
  await expect.poll(() => back.filter({ visible: true }).count()).toBe(0);
  await page.context().close();
});

test("the map of the market is one stop, walked by arrows, and Enter opens", async () => {
  const page = await open("/");
  const map = page.getByRole("region", { name: "Market map" });
  await map.scrollIntoViewIfNeeded();
  await map.getByRole("link").first().waitFor();
  await page.keyboard.press("p");
  await tabTo(page, map);
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/markets\/[A-Z.]+|sector=/);
  await page.context().close();
});

test("the feed's rate is switched", async () => {
  const page = await open("/control");
  const rates = page
    .getByRole("radiogroup", { name: /rate/i })
    .or(page.getByRole("group", { name: /rate/i }));
  await tabTo(page, rates.last());
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(async () => ((await page.locator("#main").textContent()) ?? "").includes("10,000/s"))
    .toBe(true);
  expect(path(page)).toBe("/control");
  await page.context().close();
});
