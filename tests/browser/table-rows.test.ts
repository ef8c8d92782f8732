/** The rows of the long table, which are few and are taken over by others as one scrolls. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatPrice } from "../../lib/domain/format.ts";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let server: BoardProcess;
let browser: Browser;
/** What the board says: the feed stands still. */
let quotes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0", "--rate", "5000"]);
  browser = await launchBrowser();
  const client = await server.client();
  for (let last = 0; last === 0; ) {
    const { rows } = await client.snapshot("quotes", ["AAPL"]);
    last = Number(rows.AAPL?.volume);
  }
  await client.control({ paused: true });
  quotes = (await client.snapshot("quotes")).rows;
  client.disconnect();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

interface SeenRow {
  readonly symbol: string;
  readonly place: number;
  /** px from the table's top, under its head. */
  readonly top: number;
  readonly status: string;
  readonly href: string;
  readonly title: string;
  readonly star: string;
  readonly watched: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** In the page: the rows in the document's order. */
function rowsOf(page: Page): Promise<SeenRow[]> {
  return page.evaluate(() => {
    const body = document.querySelector("[role=grid] tbody");
    const from = body?.getBoundingClientRect().top ?? 0;
    return [...(body?.querySelectorAll<HTMLElement>("tr") ?? [])].map((row) => ({
      symbol: row.dataset.symbol ?? "",
      place: Number(row.getAttribute("aria-rowindex")),
      top: row.getBoundingClientRect().top - from,
      status: row.dataset.status ?? "",
      href: row.querySelector("a")?.getAttribute("href") ?? "",
      title: row.querySelector("a")?.title ?? "",
      star: row.querySelector("button")?.getAttribute("aria-label") ?? "",
      watched: row.querySelector("button")?.getAttribute("aria-pressed") ?? "",
      cells: Object.fromEntries(
        [...row.querySelectorAll<HTMLElement>(":scope > [data-column]")].map((cell) => [
          cell.dataset.column ?? "",
          cell.textContent ?? "",
        ]),
      ),
    }));
  });
}

/** Waits until the rows stand still. */
async function rest(page: Page): Promise<void> {
  const places = async () => (await rowsOf(page)).map(({ symbol, place }) => `${symbol} ${place}`);
  const still = async () => {
    const before = await places();
    await page.waitForTimeout(400);
    return (await places()).join() === before.join();
  };
  await expect.poll(still, { timeout: 20_000 }).toBe(true);
}

/** Turns the wheel by so many px in so many turns, and lets it rest. */
async function wheel(page: Page, pixels: number, turns: number): Promise<void> {
  await page.getByRole("grid").hover({ position: { x: 500, y: 300 } });
  for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, pixels / turns);
  await rest(page);
}

/** That every row says of its instrument what the board says. */
function expectTrue(rows: readonly SeenRow[], watched: readonly string[] = []): void {
  for (const row of rows) {
    const { last, bid, ask, tickSize, name, status } = quotes[row.symbol] ?? {};
    const price = (value: unknown) => formatPrice(value as number, tickSize as number);
    const { cells, symbol } = row;
    expect(cells.symbol?.trim(), symbol).toBe(symbol);
    expect(cells.last, symbol).toBe(price(last));
    expect(cells.bid, symbol).toBe(price(bid));
    expect(cells.ask, symbol).toBe(price(ask));
    expect(cells.name, symbol).toContain(name);
    expect(row.status, symbol).toBe(status === "trading" ? "" : status);
    expect(row.href).toBe(`/markets/${encodeURIComponent(symbol)}`);
    expect(row.star).toBe(`Watch ${symbol}`);
    expect(row.watched, symbol).toBe(String(watched.includes(symbol)));
  }
}

/**
 * That rows stand in the document as they stand on the screen, each once, none missing.
 * @param stop the row with the tab stop, which stays in the page
 */
function expectInOrder(rows: readonly SeenRow[], stop = ""): void {
  const places = rows.map(({ place }) => place);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const others = rows.filter(({ symbol }) => symbol !== stop).map(({ place }) => place);
  const all = (others.at(-1) ?? 0) - (others[0] ?? 0) + 1;
  expect(all - others.length).toBeLessThanOrEqual(stop === "" ? 0 : 1);
  expect(new Set(rows.map(({ symbol }) => symbol)).size).toBe(rows.length);
}

test("however far one scrolls, rows are as many, in order at rest, and say what the board says", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  await page.getByRole("button", { name: "Watch AAPL", exact: true }).click();
  const symbols = Object.keys(quotes)
    .filter((symbol) => quotes[symbol]?.kind !== "index")
    .sort();
  const counts = new Set<number>();
  for (const [pixels, turns] of [
    [170, 5],
    [4_000, 40],
    [-1_500, 20],
    [40_000, 30],
    [-90, 1],
    [-2_345, 25],
  ] as const) {
    await wheel(page, pixels, turns);
    const rows = await rowsOf(page);
    // The star was pressed, and so its row has the tab stop.
    counts.add(rows.filter(({ symbol }) => symbol !== "AAPL").length);
    expectInOrder(rows, "AAPL");
    expectTrue(rows, ["AAPL"]);
    const line = (rows[2]?.top ?? 0) - (rows[1]?.top ?? 0);
    for (const { place, top, symbol } of rows) {
      expect(symbol).toBe(symbols[place - 2]);
      expect(top).toBeCloseTo((place - 2) * line, 0);
    }
  }
  // As many, or one fewer while the row with the stop stands among them.
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(watched.complaints).toEqual([]);
  await watched.close();
});

test("the focus stays with its row while one scrolls away and back", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  const link = page.getByRole("link", { name: "AAPL", exact: true });
  await link.focus();
  const focused = () =>
    page.evaluate(() => {
      const row = document.activeElement?.closest<HTMLElement>("tr");
      const rows = [...(row?.parentElement?.children ?? [])];
      return { symbol: row?.dataset.symbol, at: row ? rows.indexOf(row) : -1 };
    });
  await wheel(page, 9_000, 60);
  // Above all others, which is where it stands.
  expect(await focused()).toEqual({ symbol: "AAPL", at: 0 });
  expectInOrder(await rowsOf(page), "AAPL");
  expectTrue(await rowsOf(page));
  await page.keyboard.press("ArrowDown");
  const next = await focused();
  expect(next.symbol).not.toBe("AAPL");
  expect(next.at).toBeGreaterThan(-1);
  await page.keyboard.press("ArrowUp");
  await wheel(page, 5_000, 30);
  await wheel(page, -20_000, 60);
  expect((await focused()).symbol).toBe("AAPL");
  expectInOrder(await rowsOf(page), "AAPL");
  // Enter goes where the row with the focus leads.
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/markets/AAPL");
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/markets");
  expectTrue(await rowsOf(page));
  expect(watched.complaints).toEqual([]);
  await watched.close();
});

test("other columns, another order and a search write all rows anew", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  await wheel(page, 4_000, 30);
  await page.getByRole("columnheader", { name: "Last" }).getByRole("button").click();
  const lasts = async () => (await rowsOf(page)).map(({ symbol }) => Number(quotes[symbol]?.last));
  await expect.poll(async () => (await rowsOf(page))[0]?.place).toBe(2);
  await wheel(page, 3_000, 20);
  const some = await lasts();
  expect(some).toEqual([...some].sort((a, b) => b - a));
  expectTrue(await rowsOf(page));
  await page.goto(`${server.address}/markets?columns=bid,age,ask,last,name`);
  await watched.untilLive();
  await wheel(page, 4_000, 30);
  expectTrue(await rowsOf(page));
  for (const { cells } of await rowsOf(page)) expect(cells.age).toMatch(/now|\d/);
  await page.getByRole("searchbox").fill("apple");
  await expect.poll(async () => (await rowsOf(page)).length).toBeLessThan(5);
  await rest(page);
  expectInOrder(await rowsOf(page));
  await page.getByRole("searchbox").fill("");
  await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(20);
  await rest(page);
  expectInOrder(await rowsOf(page));
  expectTrue(await rowsOf(page));
  expect(watched.complaints).toEqual([]);
  await watched.close();
});

test("a press anywhere in a row opens its instrument, but not who marks a text or stars it", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  await watched.untilLive();
  const row = page.locator('[data-symbol="AAPL"]');
  const name = row.locator("[data-column=name]");
  const path = () => new URL(page.url()).pathname;
  await row.getByRole("button").click();
  await name.click({ modifiers: ["ControlOrMeta"] });
  await name.click({ button: "middle" });
  // Over the name, from its middle to its beginning.
  const box = (await name.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 40, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, y, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(1);
  await page.waitForTimeout(300);
  expect(path()).toBe("/markets");
  expect(page.context().pages()).toHaveLength(1);
  const opened = page.context().waitForEvent("page");
  await row.getByRole("link").click({ modifiers: ["ControlOrMeta"] });
  expect(new URL((await opened).url()).pathname).toMatch(/^\/markets\/AAPL|blank$/);
  expect(path()).toBe("/markets");
  await page.bringToFront();
  await row.locator("[data-column=last]").click();
  await page.waitForURL((url) => url.pathname === "/markets/AAPL");
  expect(watched.complaints).toEqual([]);
  await watched.close();
});
