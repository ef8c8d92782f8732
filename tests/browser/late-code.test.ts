/**
 * Parts of a page whose code comes late: while it is on its way the tables change, and what the
 * server drew has to be taken over all the same.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page, Route } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser } from "../support/browser.ts";

/** How long late code is held up, ms. */
const heldMs = 4_000;

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  board = await BoardProcess.start(["--port", "0", "--rate", "5000"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.kill("SIGKILL");
});

/** Holds up scripts that the document does not name, but for what speaks to the board. */
async function holdUp(page: Page, html: string): Promise<void> {
  await page.route(/\/_next\/static\/.*\.js/, async (route: Route) => {
    if (html.includes(new URL(route.request().url()).pathname)) return route.continue();
    const response = await route.fetch();
    const body = await response.text();
    if (!body.includes("socket.io")) await sleep(heldMs);
    await route.fulfill({ response, body });
  });
}

const places = [
  ["/", "section:has(> header > h2:text('Movers'))"],
  ["/markets/AAPL?chart=line&interval=1s", "section:has(> header > h2:text('Depth'))"],
] as const;

for (const [path, late] of places) {
  test(`${path} takes over what the server drew after its tables have changed`, async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await holdUp(page, await (await fetch(board.address + path)).text());
    await page.goto(board.address + path, { waitUntil: "domcontentloaded" });
    const part = page.locator(late);
    const drawn = await part.textContent();
    const boxes = await page.locator("main section, main figure, main table").elementHandles();
    await page.getByRole("button", { name: /^Connection: Live/ }).waitFor({ timeout: 60_000 });
    await sleep(1_000);
    expect(await part.textContent()).toBe(drawn);
    await expect.poll(() => part.textContent(), { timeout: 60_000 }).not.toBe(drawn);
    expect(complaints).toEqual([]);
    for (const box of boxes) expect(await box.evaluate((node) => node.isConnected)).toBe(true);
    await page.close();
  });
}

test("what pages are drawn with is made ready before Next goes on, a task for each piece", async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const turns: HTMLScriptElement[][] = [];
    Object.assign(globalThis, { turns });
    // Next waits by an empty script for each piece, in tasks that are parted by timers.
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      turns.push(added.filter((node) => node instanceof HTMLScriptElement));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${board.address}/control`, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: Live/ }).waitFor();
  // Looked at now: of a script in the HTML the text may come after the script itself.
  const turns = await page.evaluate(
    () =>
      (globalThis as unknown as { turns: HTMLScriptElement[][] }).turns.filter((scripts) =>
        scripts.some(({ src, textContent }) => src === "" && textContent === ""),
      ).length,
  );
  expect(turns).toBe(4);
  await page.close();
});
