/** The pages in Firefox: live, and without a complaint. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFirefox, launchFirefox } from "../support/firefox.ts";
import { firstLiveMatch, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

const isThere = findFirefox() !== null;
/** How long each page is watched, and how often one looks, ms. */
const watchMs = 4_000;
const lookEveryMs = 500;

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  if (!isThere) return;
  board = await StagedBoard.start({ seed: "firefox", rate: 100, speed: 20, hours: "steady" });
  browser = await launchFirefox();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

const moving = ["board", "markets", "instrument", "index", "scores", "match", "control"];

test.skipIf(!isThere)("every page lives in Firefox, and nothing complains", async () => {
  const complaints: string[] = [];
  for (const [name, path] of placesOf(await firstLiveMatch(board.address))) {
    if (!moving.includes(name)) continue;
    const page = await browser.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warn") {
        complaints.push(`${name}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => complaints.push(`${name}: ${String(error)}`));
    await page.goto(board.address + path, { waitUntil: "load" });
    // Not by a function that waits in the page: it would be made of a string there, which the page's
    // policy refuses.
    const header = () => page.$eval("header", ({ textContent }) => textContent);
    await expect.poll(header, { timeout: 30_000 }).toMatch(/Connection: Live/);
    const seen = new Set<string>();
    for (let passed = 0; passed < watchMs; passed += lookEveryMs) {
      seen.add(await page.$eval("#main", (main) => main.textContent ?? ""));
      await sleep(lookEveryMs);
    }
    expect(seen.size, name).toBeGreaterThan(3);
    await page.close();
  }
  expect(complaints).toEqual([]);
});
