/** What a page does while one looks at it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";
import { updatesWaiting } from "../support/updates-waiting.ts";

/** How long each page is watched, ms, and how often one looks. */
const watchMs = 15_000;
const lookEveryMs = 1_000;
/** Cumulative layout shift is told with three decimals: 0.000. */
const shiftMax = 0.000_5;
/** What is told to React and says nothing new waits for the next drawing; there may be a few such. */
const updatesMax = 5;

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  // Fast enough for a match to move while one looks at it.
  server = await BoardProcess.start(["--port", "0", "--rate", "67", "--speed", "30"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** A match that will be on for as long as one wants to look. */
async function liveMatch(): Promise<string> {
  const client = await server.client();
  for (;;) {
    const { rows } = await client.snapshot("matches");
    const live = Object.entries(rows).find(([, { status, period }]) => {
      return status === "live" && period === "1H";
    });
    if (live !== undefined) {
      client.disconnect();
      return live[0];
    }
    await sleep(1_000);
  }
}

const places: readonly (readonly [string, () => Promise<string>])[] = [
  ["the board", async () => "/"],
  ["the markets", async () => "/markets"],
  ["an instrument", async () => "/markets/AAPL"],
  ["the scores", async () => "/scores"],
  ["a match", async () => `/scores/${encodeURIComponent(await liveMatch())}`],
];

for (const [name, place] of places) {
  test(`${name} moves by itself, by frames: no request, no complaint, no shift, one socket`, async () => {
    const watched = await WatchedPage.open(browser, server.address + (await place()));
    await watched.page.waitForLoadState("networkidle").catch(() => {});
    watched.forgetRequests();
    const seen = new Set<string>();
    for (let passed = 0; passed < watchMs; passed += lookEveryMs) {
      seen.add(await watched.text());
      await sleep(lookEveryMs);
    }
    expect(seen.size).toBeGreaterThan(3);
    expect(watched.dataRequests).toEqual([]);
    expect(watched.handshakes).toBe(0);
    expect(watched.sockets).toBe(1);
    expect(watched.binaryDeltas).toBeGreaterThan(3);
    expect(watched.textDeltas).toBe(0);
    expect(watched.complaints).toEqual([]);
    const { score, sources } = await watched.shifts();
    expect(score, sources.join("\n")).toBeLessThan(shiftMax);
    expect(await updatesWaiting(watched.page)).toBeLessThanOrEqual(updatesMax);
    await watched.close();
  });
}

test("one socket serves a tab however one goes from page to page, and nothing else is asked", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/`);
  const { page } = watched;
  const places = page.getByRole("navigation", { name: "Places" }).first();
  watched.forgetRequests();
  for (const [link, path] of [
    ["Markets", "/markets"],
    ["Scores", "/scores"],
    ["Control", "/control"],
    ["Markets", "/markets"],
  ] as const) {
    await places.getByRole("link", { name: link, exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
  }
  const row = page.getByRole("link", { name: "AAPL", exact: true });
  await row.first().click();
  await page.waitForURL((url) => url.pathname === "/markets/AAPL");
  const before = await watched.text();
  await page.waitForFunction(
    (text) => document.querySelector("main")?.textContent !== text,
    before,
  );
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/markets");
  await sleep(2_000);
  expect(watched.sockets).toBe(1);
  expect(watched.handshakes).toBe(0);
  expect(watched.dataRequests).toEqual([]);
  expect(watched.complaints).toEqual([]);
  await watched.close();
});

test("the first page comes with real values, before any script runs", async () => {
  const client = await server.client();
  const { rows } = await client.snapshot("quotes", ["AAPL"]);
  const matches = Object.values((await client.snapshot("matches")).rows);
  client.disconnect();
  // What is live is drawn at first, league by league; one at least is still so.
  const live = matches.filter(({ status }) => status === "live").map(({ home }) => String(home));
  for (const [path, words] of [
    ["/", ["Bigboard 500"]],
    ["/markets", ["AAPL", "Apple"]],
    ["/markets/AAPL", ["Apple", "Information Technology"]],
    ["/scores", ["All leagues"]],
  ] as const) {
    const html = await (await fetch(server.address + path)).text();
    const shown = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, " ");
    for (const word of words) expect(shown, path).toContain(word);
    // Prices or chances: a page without values has hardly a decimal.
    expect(shown.match(/\d+\.\d+/g)?.length ?? 0, path).toBeGreaterThan(8);
    if (path === "/scores") expect(live.filter((team) => shown.includes(team))).not.toEqual([]);
  }
  const page = await (await fetch(`${server.address}/markets/AAPL`)).text();
  const whole = String(Math.trunc(Number(rows.AAPL?.last)));
  expect(page.replace(/<script[\s\S]*?<\/script>/g, "")).toContain(whole);
});

test("what Next sends for a navigation carries no market data", async () => {
  for (const path of ["/", "/markets", "/markets/AAPL", "/scores"]) {
    const answer = await fetch(`${server.address + path}?_rsc=1`, { headers: { RSC: "1" } });
    const payload = await answer.text();
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("content-type"), path).toContain("text/x-component");
    expect(payload, path).not.toContain('"delta"');
    expect(payload, path).not.toMatch(/"(last|bid|homeWin|points)":\s*[[\d]/);
  }
});

test("a figure of the value axis gives way to the tag with the newest price", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets/BIG500`);
  const { page } = watched;
  await watched.untilLive();
  await page.locator('[style*="--tag"] .gives-way').first().waitFor();
  const opacities = await page.evaluate(() => {
    const figure = document.querySelector<HTMLElement>(".gives-way");
    const chart = figure?.closest<HTMLElement>('[style*="--tag"]');
    if (!figure || !chart) return [];
    const at = Number(getComputedStyle(figure).getPropertyValue("--at"));
    return [at, at + 9, at - 30].map((tag) => {
      chart.style.setProperty("--tag", String(tag));
      return getComputedStyle(figure).opacity;
    });
  });
  expect(opacities).toEqual(["0", "0", "1"]);
  await watched.close();
});
