/** The lab, in a real browser against the real server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { labWays } from "../../lib/schema/lab.ts";
import { namedBy } from "../../server/lab/watch.ts";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";
import { netLogArgument, readNetLog } from "../support/net-log.ts";

/** Cumulative layout shift is told with three decimals: 0.000. */
const shiftMax = 0.000_5;

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0", "--rate", "100"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** The lab, with all its ways open. */
async function open() {
  const watched = await WatchedPage.open(browser, `${server.address}/lab`);
  const { page, complaints } = watched;
  await untilAll(page, "open");
  return { page, complaints, shifts: () => watched.shifts(), close: () => watched.close() };
}

const columnOf = (page: Page, way: string) => page.locator(`[data-way="${way}"]`);

async function untilAll(page: Page, state: string): Promise<void> {
  for (const way of labWays) await columnOf(page, way).locator(`[data-state="${state}"]`).waitFor();
}

/** A figure of each way, as it is shown. */
async function figures(page: Page, name: string): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const way of labWays) {
    const figure = columnOf(page, way).locator(`[data-figure="${name}"]`);
    shown[way] = (await figure.textContent()) ?? "";
  }
  return shown;
}

const boards = (page: Page) =>
  page.locator("[data-way] tbody").evaluateAll((bodies) => bodies.map((body) => body.textContent));

/** Sets how often the board changes, by the marks under the slider. */
const setRate = (page: Page, rate: number) =>
  page
    .getByRole("button", { name: `${rate}: Changes of the board ${rate}/s`, exact: true })
    .click();

/** Waits until all boards show the same; at rate 0 they then go on doing so. */
async function untilEqual(page: Page): Promise<string> {
  await expect.poll(async () => new Set(await boards(page)).size, { timeout: 20_000 }).toBe(1);
  return (await boards(page))[0] ?? "";
}

test("all five boards come to the same; then short polling is told nothing, again and again", async () => {
  const { page, complaints, shifts, close } = await open();
  await sleep(2_000);
  await setRate(page, 0);
  const still = await untilEqual(page);
  expect(still).not.toContain("–");
  const before = await figures(page, "Empty answers (204)");
  const requests = await figures(page, "Requests");
  await sleep(4_000);
  expect(await untilEqual(page)).toBe(still);
  const after = await figures(page, "Empty answers (204)");
  expect(Number(after.short) - Number(before.short)).toBeGreaterThanOrEqual(2);
  for (const way of ["events", "websocket", "socketio"]) {
    expect(after[way], way).toBe("0");
    expect((await figures(page, "Requests"))[way], way).toBe(requests[way]);
  }
  expect(complaints).toEqual([]);
  const { score, sources } = await shifts();
  expect(score, sources.join("\n")).toBeLessThan(shiftMax);
  await close();
});

test("a cut holds all boards, and mending goes on from there without a snapshot", async () => {
  const { page, complaints, close } = await open();
  await page.getByRole("button", { name: "Cut the cable" }).click();
  await untilAll(page, "cut");
  const held = await boards(page);
  await setRate(page, 20);
  await sleep(2_000);
  expect(await boards(page)).toEqual(held);
  await page.getByRole("button", { name: "Mend it" }).click();
  await untilAll(page, "open");
  await expect
    .poll(async () => Object.values(await figures(page, "Resumed with")).join(), {
      timeout: 20_000,
    })
    .toMatch(/^\d changes?(,\d changes?){4}$/);
  await setRate(page, 0);
  await untilEqual(page);
  expect(complaints).toEqual([]);
  await close();
});

/** What the browser's log has of each way: requests, and bytes in both directions. */
function loggedWays(path: string): Record<string, { requests: number; up: number; down: number }> {
  const ways = Object.fromEntries(labWays.map((way) => [way, { requests: 0, up: 0, down: 0 }]));
  for (const { url, head, up, down } of readNetLog(path)) {
    const { protocol, pathname, search } = new URL(url);
    const accept = head.find((line) => /^accept:/i.test(line))?.slice("accept:".length);
    const asked = { url: pathname + search, headers: { accept } };
    const logged = ways[namedBy(asked, protocol === "ws:")?.way ?? ""];
    if (logged === undefined) continue;
    logged.requests += 1;
    logged.up += up;
    logged.down += down;
  }
  return ways;
}

/** Bytes from how they are shown. */
const bytesOf = (shown = "") =>
  Number.parseFloat(shown) * (shown.endsWith("MB") ? 1_000_000 : shown.endsWith("kB") ? 1_000 : 1);

test("what the server counts is what the browser's own log of the network has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bigboard-net-log-"));
  const log = join(folder, "log.json");
  const logging = await launchBrowser([netLogArgument(log)]);
  try {
    const { page } = await WatchedPage.open(logging, `${server.address}/lab`);
    await untilAll(page, "open");
    await sleep(6_000);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    // What was counted is written down twice a second and read once.
    await sleep(2_500);
    const requests = await figures(page, "Requests");
    const up = await figures(page, "Bytes up");
    const down = await figures(page, "Bytes down");
    await logging.close();
    const logged = loggedWays(log);
    for (const way of labWays) {
      expect(Number(requests[way]), way).toBe(logged[way]?.requests);
      for (const [shown, bytes] of [
        [up[way], logged[way]?.up ?? 0],
        [down[way], logged[way]?.down ?? 0],
      ] as const) {
        expect(bytes, way).toBeGreaterThan(0);
        expect(Math.abs(bytesOf(shown) / bytes - 1), `${way}: ${shown}, ${bytes}`).toBeLessThan(
          0.05,
        );
      }
    }
  } finally {
    await logging.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the handshake adds up, frames come, and what must be refused is", async () => {
  const { page, complaints, close } = await open();
  await page.locator('[data-accept="true"]').waitFor();
  const frames = page.getByRole("region", { name: "Frames" });
  await page.getByRole("button", { name: "Ping", exact: true }).click();
  await frames.getByText("pong 0xA").first().waitFor();
  await setRate(page, 0);
  await page.getByRole("button", { name: "64 kB in fragments" }).click();
  await expect.poll(() => frames.getByText("contin. 0x0").count()).toBe(3);
  await page.getByRole("button", { name: "Close with 4000" }).click();
  await frames.getByText("4000 closed by hand").first().waitFor();
  await columnOf(page, "websocket").locator('[data-state="open"]').waitFor();
  for (const status of ["400 Bad Request", "403 Forbidden", "426 Upgrade Required"]) {
    await page.getByRole("button", { name: new RegExp(`^${status.slice(0, 3)} `) }).click();
    await page.getByRole("region", { name: "Answered" }).getByText(status).waitFor();
  }
  expect(complaints).toEqual([]);
  await close();
});

test("what is said in a room comes to those who are in it", async () => {
  const [red, blue] = [await open(), await open()];
  await red.page.getByRole("checkbox", { name: "Red" }).check();
  await blue.page.getByRole("checkbox", { name: "Blue" }).check();
  await red.page.getByRole("radio", { name: "Red", exact: true }).check();
  await red.page.getByRole("button", { name: "Well played" }).click();
  const heard = ({ page }: { page: Page }, words: string) =>
    page.getByRole("table", { name: "What has come to you" }).getByText(words);
  await heard(red, "Well played").waitFor();
  await blue.page.getByRole("button", { name: "See you" }).click();
  await heard(red, "See you").waitFor();
  await heard(blue, "See you").waitFor();
  expect(await heard(blue, "Well played").count()).toBe(0);
  await red.close();
  await blue.close();
});

test("who leaves the lab leaves nothing behind that asks", async () => {
  const { page, close } = await open();
  const asked: string[] = [];
  const places = page.getByRole("navigation", { name: "Places" }).first();
  await places.getByRole("link", { name: "Control", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Control" }).waitFor();
  // What was on its way may still begin.
  await sleep(500);
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await sleep(3_000);
  expect(asked.filter((path) => /live|socket\.io/.test(path))).toEqual([]);
  await close();
});
