/** The board's other transports as the whole program serves them, beside its pages. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser } from "../support/browser.ts";
import { ask, deltaOf } from "../support/http-ask.ts";
import { PlainSocket } from "../support/plain-socket.ts";

/** A machine with other work takes its time. */
const patience = { timeout: 60_000 };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

interface Heard {
  heard?: { from: string | null; to: string; way: string }[];
}

/** A page of the server's own origin that holds nothing, and that may connect as other pages may. */
async function bareAt(address: string): Promise<Page> {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(`${address}/healthz`);
  return page;
}

/** In the page: listens with what a browser has, and notes what it hears. */
function listen(page: Page, address: string): Promise<void> {
  return page.evaluate((base) => {
    const heard: NonNullable<Heard["heard"]> = [];
    Object.assign(globalThis, { heard });
    const note = (way: string, data: string) => {
      const { type = "delta", from, to } = JSON.parse(data);
      if (type === "delta") heard.push({ way, from, to });
    };
    const source = new EventSource(`${base}/live/feed`);
    source.addEventListener("delta", ({ data }) => note("events", data));
    const socket = new WebSocket(`${base.replace("http", "ws")}/live`);
    socket.onmessage = ({ data }) => note("socket", data);
    socket.onopen = () => socket.send(JSON.stringify({ type: "subscribe", topic: "feed" }));
  }, address);
}

function heardBy(page: Page, way: string): Promise<NonNullable<Heard["heard"]>> {
  return page.evaluate(
    (one) => ((globalThis as Heard).heard ?? []).filter((event) => event.way === one),
    way,
  );
}

test("a page listens by what the browser has, and its event source outlives the server", async () => {
  await using first = await BoardProcess.start(["--port", "0"]);
  const { address, port } = first;
  const page = await bareAt(address);
  await listen(page, address);
  for (const way of ["events", "socket"]) {
    // Longer than an upgrade that nobody takes up is left open.
    await expect.poll(async () => (await heardBy(page, way)).length, patience).toBeGreaterThan(3);
    const [snapshot, next] = await heardBy(page, way);
    expect(snapshot?.from).toBeNull();
    expect(next?.from).toBe(snapshot?.to);
  }
  const socket = await PlainSocket.open(address);
  await socket.ask("subscribe", { topic: "leagues" });
  const leagues = deltaOf(await ask(`${address}/live/leagues`));
  const waiting = ask(`${address}/live/leagues?wait=30&since=${leagues.to}`);
  await expect
    .poll(async () => (await ask(`${address}/metrics`)).text, patience)
    .toContain('bigboard_viewers{transport="long_polling"} 1');

  expect((await first.kill("SIGTERM")).code).toBe(0);
  expect((await waiting).status).toBe(503);
  await expect.poll(() => socket.closed, patience).toBe(1001);
  const before = (await heardBy(page, "events")).length;
  await using _second = await BoardProcess.start(["--port", `${port}`]);
  await expect
    .poll(async () => (await heardBy(page, "events")).length, patience)
    .toBeGreaterThan(before + 1);
  const [again] = (await heardBy(page, "events")).slice(before);
  expect(again?.from).toBeNull();
  await page.context().close();
});

test("a page of another origin hears nothing", async () => {
  await using board = await BoardProcess.start(["--port", "0"]);
  await using other = await BoardProcess.start(["--port", "0"]);
  const page = await bareAt(other.address);
  const outcomes = await page.evaluate(async (base) => {
    const source = new EventSource(`${base}/live/feed`);
    const socket = new WebSocket(`${base.replace("http", "ws")}/live`);
    const outcome = (target: EventTarget) =>
      new Promise((resolve) => {
        target.addEventListener("open", () => resolve("open"));
        target.addEventListener("error", () => resolve("error"));
      });
    const fetched = fetch(`${base}/live/feed`).then(
      () => "open",
      () => "error",
    );
    return Promise.all([outcome(source), outcome(socket), fetched]);
  }, board.address);
  expect(outcomes).toEqual(["error", "error", "error"]);
  await page.context().close();
});
