/** TCP connections and plain requests over a limit are told so or cut, and nobody inside feels it. */
import { connect, type Socket as NetSocket } from "node:net";
import { expect, test } from "vitest";
import { parseTrust } from "../../server/ops/forwarded.ts";
import { ask, EventStreamReader } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { type Mounted, mount } from "./mount.ts";
import { until } from "./viewer.ts";

/** A connection that says what it is told to, and notes all that comes back until it is closed. */
class Line {
  readonly socket: NetSocket;
  heard = "";
  closed = false;

  private constructor(socket: NetSocket) {
    this.socket = socket;
    socket.on("data", (data) => {
      this.heard += data.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      this.closed = true;
    });
  }

  /** @param from the loopback address to come from. */
  static open({ port }: Mounted, said = "", from = "127.0.0.1"): Promise<Line> {
    return new Promise((resolve) => {
      const options = { port, host: "127.0.0.1", localAddress: from };
      const socket = connect(options, () => resolve(line));
      const line = new Line(socket);
      socket.write(said);
    });
  }
}

const host = "Host: 127.0.0.1\r\n";
const health = `GET /healthz HTTP/1.1\r\n${host}\r\n`;

test("O11 connections that say nothing, or half a sentence, are cut; who is inside stays", async () => {
  await using mounted = await mount({ limits: { headTimeoutMs: 100, requestTimeoutMs: 150 } });
  const viewer = await mounted.connect();
  const socket = await RawWebSocket.open(mounted.port);
  const post = `POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n${host}Content-Length: 9\r\n\r\n`;
  const lines: Line[] = [];
  for (const said of ["", "GET / HTTP/1.1\r\nX: ", post])
    lines.push(await Line.open(mounted, said));
  await expect.poll(() => lines.map(({ closed }) => closed), slowly).toEqual([true, true, true]);
  for (const { heard } of lines.slice(0, 2)) expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  await viewer.settle();
  expect(socket.ended).toBe(false);
  expect(mounted.logged.join("")).toContain("whose requests did not come in time, 127.0.0.1");
});

const slowly = { timeout: 20_000 };

test("O11 an address has so many TCP connections, a trusted proxy as many as there are", async () => {
  await using mounted = await mount({ limits: { tcpPerAddress: 3 } });
  const lines: Line[] = [];
  for (let count = 0; count < 3; count += 1) lines.push(await Line.open(mounted, health));
  await expect.poll(() => lines.every(({ heard }) => heard.startsWith("HTTP/1.1 200"))).toBe(true);
  const refused = await Line.open(mounted, health);
  await expect.poll(() => refused.closed).toBe(true);
  expect(refused.heard).toMatch(/^HTTP\/1\.1 429 .*\r\nRetry-After: ([5-9]|1[0-5])\r\n/s);
  lines[0]?.socket.destroy();
  const healthy = async () => (await ask(`${mounted.url}/healthz`).catch(() => null))?.status;
  await expect.poll(healthy).toBe(200);

  const config = { trustProxy: parseTrust("loopback") };
  await using behind = await mount({ config, limits: { tcpPerAddress: 1 } });
  await behind.connect();
  await behind.connect();
});

test("O11 of all connections there are so many, and some more of this machine's own", async () => {
  await using mounted = await mount({ limits: { tcpMax: 1 } });
  const viewer = await mounted.connect();
  const lines: Line[] = [];
  for (let count = 0; count < 65; count += 1) lines.push(await Line.open(mounted));
  // One too many; which one comes last is the listeners' to say.
  const refused = () => lines.filter(({ closed }) => closed);
  await expect.poll(() => refused().length).toBe(1);
  expect(refused()[0]?.heard).toMatch(/^HTTP\/1\.1 503 .*\r\nRetry-After: \d+\r\n/s);
  await viewer.settle();
  lines.find(({ closed }) => !closed)?.socket.destroy();
  await expect
    .poll(async () => (await ask(`${mounted.url}/healthz`).catch(() => null))?.status)
    .toBe(200);
});

/** Has those from 127.0.1.x come from an address outside of this machine, as far as a server sees. */
function moveOutside({ server }: Mounted): void {
  server.http.prependListener("connection", (socket: NetSocket) => {
    const [, last] = /^127\.0\.1\.(\d+)$/.exec(socket.remoteAddress ?? "") ?? [];
    if (last === undefined) return;
    Object.defineProperty(socket, "remoteAddress", { value: `203.0.113.${last}` });
  });
}

test("O11 where many addresses together take all, nobody inside feels it, and health is told", async () => {
  await using mounted = await mount({ limits: { tcpMax: 300, tcpPerAddress: 20 } });
  moveOutside(mounted);
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic: "quotes" });
  const socket = await RawWebSocket.open(mounted.port);
  socket.send({ type: "subscribe", topic: "quotes" });
  const stream = await EventStreamReader.open(`${mounted.url}/live/quotes`);
  await until(() => socket.events.length > 1 && stream.events.length > 0);
  const lines: Line[] = [];
  for (let last = 1; last <= 40; last += 1) {
    const each = Array.from({ length: 10 }, () =>
      Line.open(mounted, "GET / HTTP/1.1\r\nX: ", `127.0.1.${last}`),
    );
    lines.push(...(await Promise.all(each)));
  }
  // The three inside have places, too.
  await expect.poll(() => lines.filter(({ closed }) => closed).length, slowly).toBe(103);
  for (const { heard } of lines.filter(({ closed }) => closed)) {
    expect(heard).toMatch(/^HTTP\/1\.1 503 .*\r\nRetry-After: \d+\r\n/s);
  }
  await viewer.taken();
  socket.frames.length = 0;
  stream.taken();
  mounted.trade("AAPL", 12_345);
  mounted.runWindows();
  expect(await viewer.taken()).toMatchObject([{ topic: "quotes" }]);
  await until(() => socket.events.length > 0 && stream.events.length > 0);
  expect((await ask(`${mounted.url}/healthz`)).status).toBe(200);
  const { text } = await ask(`${mounted.url}/metrics`);
  expect(text).toContain('bigboard_refused_total{reason="tcp"} 103');
  // As soon as one has gone, the next comes in.
  lines.find(({ closed }) => !closed)?.socket.destroy();
  const next = () => ask(`${mounted.url}/healthz`, { from: "127.0.1.200" }).catch(() => null);
  await expect.poll(async () => (await next())?.status, slowly).toBe(200);
});

test("O12 an address asks for so many pages, and for their code as often as it likes", async () => {
  await using mounted = await mount({ limits: { pagesBurst: 2, pagesPerSecond: 0.5 } });
  const status = async (path: string) => (await ask(`${mounted.url}${path}`)).status;
  // There are no pages here, but for their place.
  expect([await status("/"), await status("/markets")]).toEqual([503, 503]);
  const refused = await ask(`${mounted.url}/scores`);
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "2"]);
  expect(refused.text).toBe("an address may ask for 0.5 pages a second: try again in 2 s\n");
  expect(await status("/_next/static/a.js")).toBe(503);
  expect([await status("/healthz"), await status("/live/quotes")]).toEqual([200, 200]);
  mounted.clock.advance(4_000);
  expect(await status("/scores")).toBe(503);
});

test("O12 an address asks for so much in all", async () => {
  await using mounted = await mount({ limits: { requestsBurst: 1, requestsPerSecond: 1 } });
  const status = async () => (await ask(`${mounted.url}/_next/static/a.js`)).status;
  expect([await status(), await status()]).toEqual([503, 429]);
});

test("O12 addresses and heads of requests have a length that they may have", async () => {
  await using mounted = await mount({ limits: { urlBytesMax: 100, headBytesMax: 2_000 } });
  for (const path of ["/", "/live/quotes"]) {
    const long = await ask(`${mounted.url}${path}?${"x".repeat(100)}`);
    expect(long.status).toBe(414);
    expect(long.text).toContain("at most 100 bytes");
  }
  const head = await Line.open(mounted, `GET / HTTP/1.1\r\n${host}X: ${"x".repeat(3_000)}\r\n\r\n`);
  await expect.poll(() => head.closed).toBe(true);
  expect(head.heard).toMatch(/^HTTP\/1\.1 431 .*at most 2000 bytes\n$/s);
  const none = await Line.open(mounted, "hello\r\n\r\n");
  await expect.poll(() => none.closed).toBe(true);
  expect(none.heard).toMatch(/^HTTP\/1\.1 400 /);
});
