/** The feed's switch, which everybody sees, and the viewer's own pace and pause. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

/** How soon a switch in one window must show in another, ms: the issue's own figure. */
const soonMs = 1_000;
/** How long the feed may take to reach a rate, ms, on a machine with other things to do. */
const patienceMs = 60_000;

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0"]);
  browser = await launchBrowser();
});

// One test's rates are not another's.
beforeEach(async () => {
  const client = await server.client();
  await client.control({ paused: false, rate: 1_000 });
  client.disconnect();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

const rateSwitch = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Feed rate" }).getByRole("radio", { name, exact: true });

/** The feed's measured rate, as the top bar shows it. */
async function shownRate(page: Page): Promise<number> {
  const text = await page.getByTitle("Ticks a second, measured").textContent();
  return Number((text ?? "").replace(/[^\d.]/g, ""));
}

/** When somebody next clicks in a window, by the machine's clock. */
function momentOfClick(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener("click", () => resolve(Date.now()), { capture: true, once: true });
      }),
  );
}

/** When a window's switch, there a list, shows a rate; by the machine's clock. */
function momentOfSwitch(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const list = document.querySelector<HTMLSelectElement>('select[aria-label="Feed rate"]');
          const held = list?.selectedOptions[0]?.textContent;
          if (held?.startsWith(wanted)) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    name,
  );
}

/** Waits until the shown rate is within a fifth of what it should be. */
async function untilRate(page: Page, rate: number): Promise<void> {
  const fits = async () => Math.abs((await shownRate(page)) - rate) <= rate / 5;
  for (let waited = 0; !(await fits()); waited += 250) {
    if (waited > patienceMs) throw new Error(`${await shownRate(page)}/s, not ${rate}/s`);
    await sleep(250);
  }
}

test("a rate switched in one window shows in the other, and the feed follows, 0 to 120,000", async () => {
  // Where there is room the switch shows all rates, else it is a list that opens.
  const one = await WatchedPage.open(browser, `${server.address}/`, { width: 1600, height: 900 });
  const other = await WatchedPage.open(browser, `${server.address}/markets`);
  for (const [name, rate] of [
    ["Peak", 120_000],
    ["Paused", 0],
    ["Calm", 100],
    ["Busy", 10_000],
    ["Normal", 1_000],
  ] as const) {
    const [clicked, shown] = [momentOfClick(one.page), momentOfSwitch(other.page, name)];
    await rateSwitch(one.page, name).click();
    expect((await shown) - (await clicked), name).toBeLessThan(soonMs);
    await untilRate(other.page, rate);
    await untilRate(one.page, rate);
  }
  expect([...one.complaints, ...other.complaints]).toEqual([]);
  await one.close();
  await other.close();
});

test("a viewer's pause holds this viewer's page and nobody else's", async () => {
  const still = await WatchedPage.open(browser, `${server.address}/markets`);
  const other = await WatchedPage.open(browser, `${server.address}/markets`);
  await still.page.getByRole("button", { name: /^Pause my view/ }).click();
  await still.page.getByRole("button", { name: /^Connection: Paused by you/ }).waitFor();
  await sleep(1_500);
  const held = await still.text();
  const seen = await other.text();
  await sleep(3_000);
  expect(await still.text()).toBe(held);
  expect(await other.text()).not.toBe(seen);
  await still.page.getByRole("button", { name: /^Resume my view/ }).click();
  await still.untilLive();
  await sleep(2_000);
  expect(await still.text()).not.toBe(held);
  await still.close();
  await other.close();
});

test("a viewer's pace is the viewer's own", async () => {
  const slow = await WatchedPage.open(browser, `${server.address}/markets`);
  const usual = await WatchedPage.open(browser, `${server.address}/markets`);
  await slow.page.getByRole("combobox", { name: /^My pace/ }).selectOption("1 a second");
  await sleep(1_500);
  const before = [slow.frames, usual.frames] as const;
  await sleep(5_000);
  const slowFrames = slow.frames - before[0];
  const usualFrames = usual.frames - before[1];
  expect(slowFrames).toBeGreaterThan(0);
  expect(slowFrames * 2).toBeLessThan(usualFrames);
  await slow.close();
  await usual.close();
});

test("a scenario that is started in one window plays in the other, until it is stopped", async () => {
  const one = await WatchedPage.open(browser, `${server.address}/control`);
  const other = await WatchedPage.open(browser, `${server.address}/control`);
  const button = (page: Page, words: string) =>
    page.getByRole("button", { name: words, exact: true });
  await button(one.page, "Start: Quiet afternoon").click();
  await button(other.page, "Stop: Quiet afternoon").waitFor();
  // Another takes its place.
  await button(other.page, "Start: Goal storm").click();
  await button(one.page, "Stop: Goal storm").waitFor();
  await button(one.page, "Start: Quiet afternoon").waitFor();
  await button(one.page, "Stop: Goal storm").click();
  await button(other.page, "Start: Goal storm").waitFor();
  expect([...one.complaints, ...other.complaints]).toEqual([]);
  await one.close();
  await other.close();
});
