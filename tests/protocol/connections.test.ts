import { request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { type Mounted, mount } from "./mount.ts";
import { closeCodeOf, until, Viewer } from "./viewer.ts";

type Headers = Record<string, string>;

/** The status with which a polling handshake is answered. */
function poll(mounted: Mounted, headers: Headers, path = "/socket.io/?EIO=4&transport=polling") {
  return new Promise<number>((resolve, reject) => {
    const { port } = mounted;
    request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once("error", reject)
      .end();
  });
}

/** The status with which a WebSocket handshake is answered. */
function upgrade(mounted: Mounted, headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(mounted.port, "127.0.0.1");
    const lines = Object.entries({
      Host: `127.0.0.1:${mounted.port}`,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join("")}\r\n`);
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString("latin1"))?.[1]));
    });
  });
}

test.each(["websocket", "polling"] as const)("O1 a stock client gets in over %s", async (way) => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ transport: way });
  await viewer.subscribe({ topic: "quotes" });
  await viewer.taken();
  for (let price = 1; price < 5; price += 1) {
    mounted.trade("AAPL", 10_000 + price);
    mounted.runWindows();
    const deltas = await viewer.taken();
    expect(deltas.at(-1)?.rows.AAPL?.last).toBe((10_000 + price) / 100);
  }
});

test("O1 a stock client that begins with polling is upgraded and misses nothing", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ transport: "polling" });
  const { engine } = viewer.socket.io;
  expect(engine.transport.name).toBe("polling");
  await viewer.subscribe({ topic: topics.stats("m1") });
  mounted.stat("shots", 1);
  mounted.runWindows();
  expect((await viewer.taken()).at(-1)?.rows).toMatchObject({ shots: { home: 1 } });
});

test.each([
  ["another site", "http://evil.example", false],
  ["another port of this machine", "http://127.0.0.1:1", false],
  ["no origin of its own", "null", false],
  ["nonsense", "nonsense", false],
  ["a site on the list", "https://board.example", true],
])("O2 a page of %s", async (_, Origin, allowed) => {
  await using mounted = await mount({ config: { allowedOrigins: ["https://board.example"] } });
  expect(await upgrade(mounted, { Origin })).toBe(allowed ? 101 : 403);
  expect(await poll(mounted, { Origin })).toBe(allowed ? 200 : 403);
});

test("O2 the server's own page, and a program that is no browser, get in", async () => {
  await using mounted = await mount();
  for (const headers of [{}, { Origin: mounted.url }] as Headers[]) {
    expect(await upgrade(mounted, headers)).toBe(101);
    expect(await poll(mounted, headers)).toBe(200);
  }
});

test.each([
  ["evil.example", false],
  ["127.0.0.1.evil.example", false],
  ["localhost", true],
  ["[::1]:3000", true],
  ["board.example", true],
  ["board.example:8443", true],
])("O3 a server of this machine only, called %s", async (Host, allowed) => {
  await using mounted = await mount({ config: { allowedHosts: ["board.example"] } });
  expect(await upgrade(mounted, { Host })).toBe(allowed ? 101 : 403);
  expect(await poll(mounted, { Host, Origin: `http://${Host}` })).toBe(allowed ? 200 : 403);
});

test.each([
  ["localhost", true],
  ["192.168.1.5:3000", true],
  ["[2001:db8::5]:3000", true],
  [hostname(), true],
  [`${hostname().split(".")[0]}.local:3000`, true],
  ["board.example", false],
  ["192.168.1.5.evil.example", false],
  [`${hostname()}.evil.example`, false],
  ["2001:db8::5.evil.example", false],
])("O3 a server for all, called %s", async (Host, allowed) => {
  await using mounted = await mount({ config: { host: "0.0.0.0" } });
  expect(await poll(mounted, { Host })).toBe(allowed ? 200 : 403);
  expect(await upgrade(mounted, { Host })).toBe(allowed ? 101 : 403);
  expect(await poll(mounted, { Host }, "/live/quotes")).toBe(allowed ? 200 : 403);
  expect(await poll(mounted, { Host }, "/markets")).toBe(allowed ? 503 : 403);
});

test.each([["board.example"], ["*"]])(
  "O3 a server for all goes by %s where it is told so",
  async (name) => {
    const config = { host: "0.0.0.0", allowedHosts: [name] };
    await using mounted = await mount({ config });
    expect(await poll(mounted, { Host: "board.example", Origin: "https://board.example" })).toBe(
      200,
    );
  },
);

test("O4 an address has so many connections and no more", async () => {
  await using mounted = await mount({ limits: { connectionsPerAddress: 2 } });
  const first = await mounted.connect();
  await mounted.connect({ transport: "polling" });
  await expect(mounted.connect()).rejects.toThrow();
  expect(await poll(mounted, {})).toBe(429);
  first.socket.disconnect();
  await until(() => mounted.server.gateway.stats().viewers === 1);
  await expect.poll(() => poll(mounted, {})).toBe(200);
});

test("O5 healthz answers at once, readyz when there is something to show", async () => {
  await using mounted = await mount({ empty: true });
  expect(await poll(mounted, {}, "/healthz")).toBe(200);
  expect(await poll(mounted, {}, "/readyz")).toBe(503);
  expect(await poll(mounted, {}, "/")).toBe(503);
  const early = await fetch(`${mounted.url}/`);
  expect(early.headers.get("refresh"), "comes again by itself").toBe("1");
  mounted.board.transact(() => {
    mounted.board.join(mounted.board.place(topics.matches)).put("m2", { home: "A", away: "B" });
  });
  expect(await poll(mounted, {}, "/readyz?verbose")).toBe(200);
});

test("O6 a server that is starting lets nobody in until all is on the board", async () => {
  let isOpen = false;
  await using mounted = await mount({ isOpen: () => isOpen });
  expect(await upgrade(mounted, {})).toBe(503);
  expect(await poll(mounted, {})).toBe(503);
  expect(await poll(mounted, {}, "/readyz")).toBe(503);
  expect(await poll(mounted, {}, "/healthz")).toBe(200);
  isOpen = true;
  expect(await poll(mounted, {}, "/readyz")).toBe(200);
  await mounted.connect();
});

test.each(["websocket", "polling"] as const)(
  "O6 a server that goes away closes its sockets over %s, and lets nobody in",
  async (transport) => {
    await using mounted = await mount();
    let openPolls = 0;
    mounted.server.http.on("request", ({ method }, response) => {
      if (method !== "GET") return;
      openPolls += 1;
      response.once("close", () => {
        openPolls -= 1;
      });
    });
    const viewer = await mounted.connect({ transport });
    const closed = transport === "websocket" ? closeCodeOf(viewer) : null;
    await viewer.subscribe({ topic: "quotes" });
    await viewer.settle();
    expect(mounted.clock.waiting).toBeGreaterThan(0);
    // Between two polls there is nobody to tell.
    if (transport === "polling") await until(() => openPolls === 1);
    const gone = mounted.server.close();
    await until(() => viewer.cut !== null);
    expect(viewer.closings).toEqual([expect.any(Number)]);
    if (closed !== null) expect(await closed).toBe(1001);
    await gone;
    expect(mounted.clock.waiting).toBe(0);
    await expect(new Viewer(mounted.url, {}).opened()).rejects.toThrow();
  },
);

test("O6 viewers of a server that goes away are each told another moment to come back", async () => {
  await using mounted = await mount();
  const viewers = await Promise.all(Array.from({ length: 5 }, () => mounted.connect()));
  await mounted.server.close();
  await until(() => viewers.every(({ cut }) => cut !== null));
  const moments = viewers.flatMap(({ closings }) => closings);
  expect(new Set(moments).size).toBe(viewers.length);
  for (const moment of moments) expect(moment).toBeGreaterThanOrEqual(500);
});

test("O6 a server that goes away still gives the answers that it owes, and then cuts", async () => {
  await using mounted = await mount();
  const owed = new Map<string | undefined, ServerResponse>();
  mounted.server.serve(({ url }, response) => owed.set(url, response));
  const page = poll(mounted, {}, "/");
  const never = poll(mounted, {}, "/never");
  never.catch(() => undefined);
  await until(() => owed.size === 2);
  const closed = mounted.server.close();
  // What has no request to answer is cut by now.
  mounted.clock.advance(2_000);
  owed.get("/")?.end("here it is");
  expect(await page).toBe(200);
  mounted.clock.advance(4_000);
  await expect(never).rejects.toThrow();
  await closed;
  expect(mounted.clock.waiting).toBe(0);
});
