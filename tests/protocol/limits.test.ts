/** Over a limit the newcomer is told to come later, over every transport, and nobody inside feels it. */
import { expect, test } from "vitest";
import { socketConnect } from "../../lib/mirror/socket-link.ts";
import { topics } from "../../lib/schema/topics.ts";
import { parseTrust } from "../../server/ops/forwarded.ts";
import { ask } from "../support/http-ask.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { type Mounted, type MountOptions, mount } from "./mount.ts";

const config = { trustProxy: parseTrust("loopback") };
const topic = topics.stats("m1");
const streaming = { accept: "text/event-stream" };
const engine = "/socket.io/?EIO=4&transport";

type Headers = Record<string, string>;

/** What a newcomer over each transport is told: the status or close code, and after how long, s. */
const ways: Readonly<
  Record<string, (mounted: Mounted, headers: Headers) => Promise<[code: number, after: number]>>
> = {
  "Socket.IO, polling": async ({ url }, headers) => {
    const answer = await ask(`${url}${engine}=polling`, { headers });
    return [answer.status, Number(answer.headers["retry-after"])];
  },
  "Socket.IO, WebSocket": async ({ port }, headers) => {
    const socket = await RawWebSocket.open(port, headers, `GET ${engine}=websocket HTTP/1.1`);
    return [socket.status, Number(socket.headers.get("retry-after"))];
  },
  "Socket.IO, WebSocket that is to be closed": async ({ port }, headers) => {
    const line = `GET ${engine}=websocket&refuse=close HTTP/1.1`;
    const socket = await RawWebSocket.open(port, headers, line);
    await expect.poll(() => socket.ended).toBe(true);
    const reason = socket.frames.at(-1)?.payload.subarray(2).toString() ?? "";
    return [socket.closeCode ?? 0, Number(/ in (\d+) s$/.exec(reason)?.[1])];
  },
  WebSocket: async ({ port }, headers) => {
    const socket = await RawWebSocket.open(port, headers);
    return [socket.status, Number(socket.headers.get("retry-after"))];
  },
  stream: async ({ url }, headers) => {
    const answer = await ask(`${url}/live/${topic}`, { headers: { ...streaming, ...headers } });
    expect(answer.text).toContain(": try again in ");
    return [answer.status, Number(/^retry: (\d+)/.exec(answer.text)?.[1]) / 1_000];
  },
};

/** What each way has for who is to come later: for one address, and for all. */
const codes: Readonly<Record<string, [own: number, all: number]>> = {
  "Socket.IO, WebSocket that is to be closed": [1013, 1013],
  stream: [200, 200],
};

/** Sees that a viewer who is inside is sent what changes. */
async function inside(options: MountOptions) {
  const mounted = await mount({ config, ...options });
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.taken();
  const unharmed = async () => {
    mounted.stat("shots", mounted.clock.now());
    mounted.runWindows();
    expect((await viewer.taken()).at(-1)?.rows.shots?.home).toBeGreaterThan(0);
  };
  return { mounted, unharmed };
}

test.each(Object.keys(ways))("O4 %s: an address, and the server, have so many", async (way) => {
  const told = ways[way];
  const [own, all] = codes[way] ?? [429, 503];
  for (const [limits, code] of [
    [{ connectionsPerAddress: 1 }, own],
    [{ connectionsMax: 1 }, all],
  ] as const) {
    const { mounted, unharmed } = await inside({ limits });
    await using _ = mounted;
    const [given, after] = (await told?.(mounted, {})) ?? [];
    expect(given).toBe(code);
    expect(after).toBeGreaterThanOrEqual(5);
    expect(after).toBeLessThanOrEqual(15);
    await unharmed();
    expect(mounted.server.gateway.stats().viewers).toBe(1);
  }
});

test.each(Object.keys(ways))("O9 %s: newcomers come one after the other", async (way) => {
  const told = ways[way];
  const [own, all] = codes[way] ?? [429, 503];
  const slow = { perSecond: 0.5, burst: 1 };
  for (const [limits, code] of [
    [{ addressHandshakesPerSecond: slow.perSecond, addressHandshakesBurst: slow.burst }, own],
    [{ handshakesPerSecond: slow.perSecond, handshakesBurst: slow.burst }, all],
  ] as const) {
    const { mounted, unharmed } = await inside({ limits });
    await using _ = mounted;
    // The viewer inside was the first. Each who comes is told to come behind the one before.
    expect(await told?.(mounted, {})).toEqual([code, 2]);
    mounted.clock.advance(1_000);
    expect((await told?.(mounted, {}))?.[1]).toBeGreaterThanOrEqual(3);
    await unharmed();
    mounted.clock.advance(2_000);
    const viewer = await mounted.connect();
    await viewer.settle();
    await unharmed();
  }
});

test("O9 the pages' own link waits as long as it is told, and comes over a WebSocket then", async () => {
  const { mounted } = await inside({ limits: { handshakesPerSecond: 0.5, handshakesBurst: 1 } });
  await using _ = mounted;
  const clock = new ManualClock();
  const ways: (string | null)[] = [];
  const nothing = () => {};
  const link = socketConnect({ clock, url: mounted.url, random: () => 0 })({
    opened: nothing,
    closed: nothing,
    hello: nothing,
    delta: nothing,
    frame: nothing,
    fitted: nothing,
    received: nothing,
    transport: (name) => ways.push(name),
  });
  await expect.poll(() => clock.waiting).toBe(1);
  clock.advance(1_999);
  expect(clock.waiting).toBe(1);
  mounted.clock.advance(2_000);
  clock.advance(1);
  await expect.poll(() => ways).toEqual(["websocket"]);
  await expect.poll(() => mounted.server.gateway.stats().viewers).toBe(2);
  link.close();
});

test("O9 an address that floods is held up alone", async () => {
  const limits = { addressHandshakesPerSecond: 1, addressHandshakesBurst: 2 };
  await using mounted = await mount({ config, limits });
  const flooding = { "X-Forwarded-For": "198.51.100.1" };
  for (let count = 0; count < 20; count += 1) await RawWebSocket.open(mounted.port, flooding);
  expect((await RawWebSocket.open(mounted.port, flooding)).status).toBe(429);
  await mounted.connect({ headers: { "X-Forwarded-For": "198.51.100.2" } });
  const [line] = mounted.logged.filter((text) => text.includes("refused"));
  expect(line).toContain("refused 1 because too many came at once from one address, 198.51.100.1");
  const metrics = await ask(`${mounted.url}/metrics`);
  expect(metrics.text).toContain('bigboard_refused_total{reason="handshakes_per_address"} 19');
});

test("O10 a Socket.IO connection that polls may ask so often, then it is told so", async () => {
  const { mounted, unharmed } = await inside({ limits: { pollsBurst: 4, pollsPerSecond: 1 } });
  await using _ = mounted;
  const { text } = await ask(`${mounted.url}${engine}=polling`);
  const { sid } = JSON.parse(text.slice(1)) as { sid: string };
  const address = `${mounted.url}${engine}=polling&sid=${sid}`;
  const pong = () => fetch(address, { method: "POST", body: "3" });
  for (let count = 0; count < 4; count += 1) expect((await pong()).status).toBe(200);
  const refused = await pong();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.text()).toContain("a connection may ask 1 times a second");
  mounted.clock.advance(1_000);
  expect((await pong()).status).toBe(200);
  await unharmed();
});

test("G7 whoever asks for a session that is not there is counted like all who ask", async () => {
  await using mounted = await mount({ limits: { requestsBurst: 2, requestsPerSecond: 1 } });
  const address = `${mounted.url}${engine}=polling&sid=nobody`;
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await ask(address)).status);
  expect(statuses).toEqual([400, 400, 429]);
});

test("O3 who comes under a foreign name is counted, whatever is asked", async () => {
  await using mounted = await mount();
  const headers = { host: "evil.example" };
  for (const path of ["/", "/live/quotes", `${engine}=polling`]) {
    expect((await ask(`${mounted.url}${path}`, { headers })).status).toBe(403);
  }
  const metrics = await ask(`${mounted.url}/metrics`);
  expect(metrics.text).toContain('bigboard_refused_total{reason="origin"} 3');
});
