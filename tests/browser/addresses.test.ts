/** What the address says is shown: drawn by the server, and kept as it was by the living page. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0", "--rate", "5000"]);
  browser = await launchBrowser();
  // Some prices first, and then none: what the server draws can be compared with what is live.
  const client = await server.client();
  for (let last = 0; last === 0; ) {
    const { rows } = await client.snapshot("quotes", ["AAPL"]);
    last = Number(rows.AAPL?.volume);
  }
  await client.control({ paused: true });
  client.disconnect();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** In the page: the table's columns, and the text of its first rows in order. */
function tableOf(page: Page): Promise<{ columns: string[]; rows: string[][] }> {
  return page.evaluate(() => {
    const read = (row: Element, name: (cell: HTMLElement) => string) =>
      [...row.querySelectorAll<HTMLElement>(":scope > [data-column]")].map(name);
    const head = document.querySelector("[data-head]");
    const rows = [...document.querySelectorAll<HTMLElement>("tr[data-symbol]")];
    const place = (row: Element) => Number(row.getAttribute("aria-rowindex"));
    return {
      columns: head === null ? [] : read(head, (cell) => cell.dataset.column ?? ""),
      rows: rows
        .sort((a, b) => place(a) - place(b))
        .slice(0, 20)
        .map((row) => read(row, (cell) => (cell.textContent ?? "").trim())),
    };
  });
}

/** A page as the server draws it, with no script to do anything about it. */
async function drawn(path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(server.address + path, { waitUntil: "load" });
  return page;
}

/** Numbers as the table writes them, such as `1,234` or `1.5M`. */
function numberOf(text: string): number {
  const [, digits = "", unit = ""] = /^([\d,.]+)([KMBT]?)$/i.exec(text.trim()) ?? [];
  const power = ["", "K", "M", "B", "T"].indexOf(unit.toUpperCase());
  return Number(digits.replaceAll(",", "")) * 1_000 ** power;
}

test("the table's columns and order stand in the address, and the server draws them", async () => {
  const path = "/markets?sort=volume&order=descending&columns=volume,last,change-percent";
  const still = await drawn(path);
  const first = await tableOf(still);
  expect(first.columns).toEqual(["star", "symbol", "volume", "last", "change-percent"]);
  expect(first.rows.length).toBeGreaterThan(15);
  const volumes = first.rows.map(([, , volume = ""]) => numberOf(volume));
  expect(volumes).toEqual([...volumes].sort((a, b) => b - a));
  expect(volumes[0]).toBeGreaterThan(volumes.at(-1) ?? 0);

  const watched = await WatchedPage.open(browser, server.address + path);
  expect(await tableOf(watched.page)).toEqual(first);
  expect(watched.complaints).toEqual([]);
  await watched.close();
  await still.context().close();
});

test("what is chosen goes into the address, and from there to who is given it", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  await page.getByRole("columnheader", { name: "Last" }).getByRole("button").click();
  await page.getByRole("combobox", { name: "Sector" }).selectOption("Energy");
  await page.waitForURL(/[?&]sort=last&order=descending&sector=Energy$/);
  const chosen = await tableOf(page);
  const given = await drawn(new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await tableOf(given)).toEqual(chosen);
  await given.context().close();
  await watched.close();
});

test("a team's matches have an address", async () => {
  const teams = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("#main li[data-row] > a")].map(
        (link) => link.getAttribute("aria-label") ?? "",
      ),
    );
  const path = "/scores?team=Arsenal";
  const still = await drawn(path);
  const first = await teams(still);
  expect(first.length).toBeGreaterThan(0);
  expect(first.filter((match) => !match.includes("Arsenal"))).toEqual([]);
  await still.getByRole("heading", { name: "Arsenal" }).waitFor();

  const watched = await WatchedPage.open(browser, server.address + path);
  expect(await watched.page.title()).toContain("Arsenal");
  expect(await teams(watched.page)).toEqual(first);
  // Back to all of them, and from there back again.
  await watched.page.getByRole("button", { name: "All teams" }).click();
  await watched.page.waitForURL((url) => url.search === "");
  const others = async () => (await teams(watched.page)).filter((one) => !one.includes("Arsenal"));
  await expect.poll(async () => (await others()).length).toBeGreaterThan(5);
  await watched.page.goBack();
  await expect.poll(() => teams(watched.page)).toEqual(first);
  expect(watched.complaints).toEqual([]);
  await watched.close();
  await still.context().close();
});
