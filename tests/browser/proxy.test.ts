/** The board behind a real nginx: with the site that is shipped, and behind proxies that do worse. */
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Delta } from "../../lib/wire/messages.ts";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";
import { findCaddy, startCaddy } from "../support/caddy.ts";
import { ask, deltaOf } from "../support/http-ask.ts";
import { findNginx, replaced, shippedSite, shippedTlsSite, startNginx } from "../support/nginx.ts";
import { firstLiveMatch, placesOf } from "../support/places.ts";
import type { ProxyProcess } from "../support/proxy-process.ts";
import { ServerEvents } from "../support/server-events.ts";

/** A proxy that knows nothing of WebSocket: the request comes to the board without its upgrade. */
const withoutUpgrade = replaced(
  replaced(shippedSite, "  proxy_set_header Upgrade $http_upgrade;\n", ""),
  "proxy_set_header Connection $bigboard_connection;",
  'proxy_set_header Connection "";',
);
/** One that cuts what is silent for 20 s. */
const impatient = replaced(shippedSite, "proxy_read_timeout 60s;", "proxy_read_timeout 20s;");

/** What the protocol promises from a change to who is sent it, ms. */
const promisedMs = 200;

/** A browser that asks nobody who has signed a certificate. */
const trusting = ["--ignore-certificate-errors"];

let board: BoardProcess;
const opened: { close(): unknown }[] = [];

beforeAll(async () => {
  if (findNginx() ?? findCaddy()) board = await BoardProcess.start(["--port", "0"]);
});

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

afterAll(async () => {
  await board?.kill("SIGKILL");
});

async function proxy(starting: Promise<ProxyProcess>): Promise<ProxyProcess> {
  const started = await starting;
  opened.push({ close: () => started.end() });
  return started;
}

async function pageAt(address: string): Promise<WatchedPage> {
  const browser = await launchBrowser(trusting);
  opened.push(browser);
  return WatchedPage.open(browser, address);
}

/** Expects a page that is told of changes over a WebSocket and asks for nothing. */
async function expectLive(watched: WatchedPage): Promise<void> {
  watched.forgetRequests();
  const before = watched.frames;
  await sleep(3_000);
  expect(watched.frames).toBeGreaterThan(before + 5);
  expect(watched.dataRequests).toEqual([]);
  expect(await meterOf(watched)).toContain("WebSocket");
  expect(watched.complaints).toEqual([]);
}

/** What the panel behind the status says. */
async function meterOf({ page, status }: WatchedPage): Promise<string> {
  await status.click();
  const transport = page.getByText("Transport").locator("..");
  await transport.waitFor();
  return (await transport.textContent()) ?? "";
}

describe.skipIf(findNginx() === null)("behind nginx", () => {
  const nginx = (site = shippedSite) => proxy(startNginx(board.port, site));

  test("pages live over WebSocket, and ask for nothing else", async () => {
    const { address } = await nginx();
    await expectLive(await pageAt(`${address}/markets`));
  });

  test("with TLS pages live over WebSocket, too", async () => {
    const { address } = await nginx(shippedTlsSite);
    expect(address).toMatch(/^https:/);
    await expectLive(await pageAt(`${address}/markets`));
  });

  test("every page comes to live through it, and nothing complains", async () => {
    const { address } = await nginx();
    const browser = await launchBrowser();
    opened.push(browser);
    for (const [name, path] of placesOf(await firstLiveMatch(board.address))) {
      const watched = await WatchedPage.open(browser, `${address}${path}`);
      // Of an address that is none the browser itself says that it is not there.
      const wanted = path === "/nowhere" ? [expect.stringContaining("404 (Not Found)")] : [];
      expect(watched.complaints, name).toEqual(wanted);
      await watched.close();
    }
  });

  test("what is pushed as server-sent events goes out at once", async () => {
    const { address } = await nginx();
    const answer = await fetch(`${address}/live/quotes?rows=AAPL,MSFT,BTC/USD&pace=10`, {
      headers: { accept: "text/event-stream" },
    });
    const ages: number[] = [];
    const events = new ServerEvents(({ data }) => {
      const { from, at } = JSON.parse(data) as Delta;
      // A snapshot is as old as the last change before it.
      if (from !== null) ages.push(Date.now() - at);
    });
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      events.read(text);
      if (ages.length >= 21) break;
    }
    // A busy machine may hold up single ones.
    expect(ages.sort((a, b) => a - b)[10]).toBeLessThan(promisedMs);
  });

  test("a long poll is answered at the next change, and where there is none at its end", async () => {
    const { address } = await nginx();
    const client = await board.client();
    opened.push({ close: () => client.disconnect() });
    const quotes = `${address}/live/quotes?rows=AAPL`;
    let { to } = deltaOf(await ask(quotes));
    const askedAt = performance.now();
    const changed = deltaOf(await ask(`${quotes}&wait=10&since=${to}`));
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    expect(changed.from).not.toBeNull();
    await client.control({ paused: true });
    try {
      // What changed before the pause may still be on its way.
      const untold = async () => {
        const answer = await ask(`${quotes}&since=${to}`);
        if (answer.status === 200) to = deltaOf(answer).to;
        return answer.status;
      };
      await expect.poll(untold).toBe(204);
      const heldAt = performance.now();
      const { status, text } = await ask(`${quotes}&wait=2&since=${to}`);
      expect(performance.now() - heldAt).toBeGreaterThan(1_900);
      expect([status, text]).toEqual([204, ""]);
    } finally {
      await client.control({ paused: false });
    }
  });

  test("where upgrades are refused pages live over polling, and say so", async () => {
    const { address } = await nginx(withoutUpgrade);
    const watched = await pageAt(`${address}/markets/AAPL`);
    const price = watched.page.getByText("Last change").locator("..");
    const before = await price.textContent();
    await expect.poll(() => price.textContent(), { timeout: 20_000 }).not.toBe(before);
    expect(await meterOf(watched)).toContain("HTTP polling");
  });

  test("a proxy that cuts after 20 s of silence does not cut a connection on which nothing changes", async () => {
    const { address } = await nginx(impatient);
    const socket: Socket = io(address, { transports: ["websocket"], forceNew: true });
    opened.push(socket);
    const ends: string[] = [];
    socket.on("disconnect", (reason) => ends.push(reason));
    await new Promise((resolve) => socket.once("connect", () => resolve(undefined)));
    // No subscription, so that nothing but the connection's own pings is sent.
    await sleep(45_000);
    expect(ends).toEqual([]);
    expect(socket.connected).toBe(true);
  });
});

describe.skipIf(findCaddy() === null)("behind Caddy", () => {
  test("pages live over WebSocket by TLS, and ask for nothing else", async () => {
    const { address } = await proxy(startCaddy(board.port));
    expect(address).toMatch(/^https:/);
    await expectLive(await pageAt(`${address}/markets`));
  });

  test("what is polled for comes as well", async () => {
    const { address } = await proxy(startCaddy(board.port));
    const options = { transports: ["polling"], forceNew: true, rejectUnauthorized: false };
    const socket: Socket = io(address, options);
    opened.push(socket);
    const ages: number[] = [];
    socket.on("delta", ({ from, at }: Delta) => {
      if (from !== null) ages.push(Date.now() - at);
    });
    await new Promise((resolve) => socket.once("connect", () => resolve(undefined)));
    await socket.emitWithAck("subscribe", { topic: "quotes", pace: 10 });
    await expect.poll(() => ages.length, { timeout: 20_000 }).toBeGreaterThan(20);
    // A busy machine may hold up single ones.
    expect(ages.sort((a, b) => a - b)[10]).toBeLessThan(promisedMs);
  });
});
