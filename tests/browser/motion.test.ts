/** Who wants less motion gets none. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

/** How often one looks, and at what distance, ms: washes, tape and goals fall into it. */
const looks = 16;
const lookEveryMs = 150;

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "motion", rate: 80, speed: 60, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

/** What moves at this moment: animations, transitions, washes, and a tape that drifts. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const running = document
      .getAnimations()
      .filter((animation) => animation.playState === "running")
      .map((animation) => {
        const { target } = animation.effect as KeyframeEffect;
        return `animation in ${target?.className}`;
      });
    const washes = [...document.querySelectorAll("[data-flash]")]
      .filter((cell) => {
        const { backgroundColor } = getComputedStyle(cell);
        return backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== "transparent";
      })
      .map((cell) => `wash of ${cell.className}`);
    const tape = document.querySelector(".tape-track");
    const left = tape === null ? 0 : Math.round(tape.getBoundingClientRect().left);
    return [...running, ...washes, ...(left < 0 ? [`tape at ${left}`] : [])];
  });
}

async function watch(reduced: boolean, path: string): Promise<Set<string>> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: reduced ? "reduce" : "no-preference",
  });
  const page = await context.newPage();
  await page.goto(board.address + path, { waitUntil: "load" });
  await page.getByRole("button", { name: /^Connection: Live/ }).waitFor();
  const seen = new Set<string>();
  for (let look = 0; look < looks; look += 1) {
    for (const what of await moving(page)) seen.add(what);
    await sleep(lookEveryMs);
  }
  await context.close();
  return seen;
}

test("with reduced motion nothing moves on any page", async () => {
  for (const [name, path] of placesOf(await firstLiveMatch(board.address))) {
    expect([...(await watch(true, path))], name).toEqual([]);
  }
});

test("without that wish washes and tape do move, or this test would see nothing", async () => {
  const seen = [...(await watch(false, "/markets"))].join("\n");
  expect(seen).toContain("wash");
  expect(seen).toContain("tape");
});
