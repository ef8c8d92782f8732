/** The server's end, wanted and unwanted, and what open pages make of it. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** What the table of instruments shows for a symbol: its price. */
async function shownLast(watched: WatchedPage, symbol: string): Promise<string> {
  const row = watched.page.getByRole("row").filter({
    has: watched.page.getByRole("link", { name: symbol, exact: true }),
  });
  return (await row.first().locator("[data-column=last]").textContent()) ?? "";
}

/** Symbols and prices of the rows in sight: those kept ready outside are written as they come in. */
function inSight(page: Page): Promise<[symbol: string, last: string][]> {
  return page.getByRole("grid").evaluate((grid) => {
    const frame = grid.parentElement?.getBoundingClientRect();
    return [...grid.querySelectorAll<HTMLElement>("[data-symbol]")]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return frame !== undefined && bottom > frame.top && top < frame.bottom;
      })
      .map((row) => {
        const last = row.querySelector("[data-column=last]")?.textContent ?? "";
        return [row.dataset.symbol ?? "", last.replaceAll(",", "")];
      });
  });
}

test("a page outlives its server: it says so, keeps its values dimmed, and comes back right", async () => {
  const first = await BoardProcess.start(["--port", "0"]);
  const watched = await WatchedPage.open(browser, `${first.address}/markets`);
  const { page } = watched;
  const price = /^\d[\d,]*\.\d\d$/;
  expect(await shownLast(watched, "AAPL")).toMatch(price);

  await first.kill("SIGKILL");
  await page.getByRole("button", { name: /^Connection: Reconnecting/ }).waitFor();
  await page.locator("main[data-stale=true]").waitFor();
  const kept = await shownLast(watched, "AAPL");
  expect(kept).toMatch(price);

  // Another seed: what the page kept can only be wrong now.
  const again = await BoardProcess.start(["--port", String(first.port), "--seed", "another"]);
  try {
    await watched.untilLive();
    await page.locator("main[data-stale=false]").waitFor();
    const client = await again.client();
    await client.control({ paused: true });
    await page.getByRole("button", { name: /^Connection: Feed paused/ }).waitFor();
    const { rows } = await client.snapshot("quotes");
    client.disconnect();
    const wrong = async () => {
      const shown = await inSight(page);
      expect(shown.length).toBeGreaterThan(5);
      return shown.filter(([symbol, last]) => Number(last) !== Number(rows[symbol]?.last));
    };
    await expect.poll(wrong).toEqual([]);
    expect(await shownLast(watched, "AAPL")).not.toBe(kept);
  } finally {
    await watched.close();
    await again.kill("SIGKILL");
  }
});

test("health, readiness, and a goodbye on SIGTERM", async () => {
  const server = await BoardProcess.start(["--port", "0"]);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
  const watched = await WatchedPage.open(browser, `${server.address}/`);
  const deadline = new Promise<string>((resolve) => {
    setTimeout(() => resolve("still there after 10 s"), 10_000).unref();
  });
  expect(await Promise.race([server.kill("SIGTERM"), deadline])).toEqual({ code: 0, signal: null });
  await watched.page.getByRole("button", { name: /^Connection: Reconnecting/ }).waitFor();
  await watched.close();
});
