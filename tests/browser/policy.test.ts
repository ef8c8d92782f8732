/**
 * The policy that pages come with, and their keeping to it: nothing of a page is refused, no request
 * leaves its own origin, and code that gets into a page by its HTML does not run.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, otherMatches, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "policy", rate: 200, speed: 20, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

/** A page in a window of its own, with all that its policy refused and its console complained of. */
async function watchedPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.exposeFunction("bigboardRefused", (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sample, lineNumber } = event;
      const tell: unknown = Reflect.get(globalThis, "bigboardRefused");
      const what = `${effectiveDirective} ${blockedURI} "${sample}" in line ${lineNumber}`;
      if (typeof tell === "function") tell(what);
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== new URL(board.address).host) {
      complaints.push(`left its origin: ${request.url()}`);
    }
  });
  return { page, complaints };
}

async function untilLive(page: Page): Promise<void> {
  const status = page.getByRole("button", { name: /^Connection: (Live|Feed paused)/ });
  await status.waitFor({ timeout: 60_000 });
}

test("nothing of any page is refused, and none asks another origin", async () => {
  const match = await firstLiveMatch(board.address);
  const found: Record<string, string[]> = {};
  for (const [name, path] of placesOf(match, await otherMatches(board.address))) {
    const { page, complaints } = await watchedPage();
    await page.goto(board.address + path, { waitUntil: "load" });
    await untilLive(page);
    await sleep(1_500);
    await page.mouse.move(700, 450);
    await page.mouse.move(500, 300);
    await sleep(500);
    const expected = /the server responded with a status of 404/;
    const rest = complaints.filter((text) => name !== "not-found" || !expected.test(text));
    if (rest.length > 0) found[name] = rest;
    await page.context().close();
  }
  expect(found).toEqual({});
});
