/** Development, where React's strict mode mounts everything twice. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

/** Null where `npm run dev` runs already: Next allows one a folder. */
let server: BoardProcess | null = null;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0", "--dev"]).catch((error: Error) => {
    if (error.message.includes("existing server")) return null;
    throw error;
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

test("one socket serves a tab under strict mode too", async ({ skip }) => {
  if (server === null) return skip("`npm run dev` runs in this folder already");
  const watched = await WatchedPage.open(browser, `${server.address}/`);
  const { page } = watched;
  const places = page.getByRole("navigation", { name: "Places" }).first();
  await places.getByRole("link", { name: "Markets", exact: true }).click();
  // The page is compiled when it is first asked for.
  await page.waitForURL((url) => url.pathname === "/markets", { timeout: 120_000 });
  await page.getByRole("link", { name: "AAPL", exact: true }).first().waitFor();
  await sleep(2_000);
  expect(watched.sockets).toBe(1);
  expect(watched.complaints).toEqual([]);
  await watched.close();
});
