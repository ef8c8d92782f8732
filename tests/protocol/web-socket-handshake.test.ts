/** The handshake of RFC 6455 to the letter, by bare TCP. */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { mount } from "./mount.ts";
import { until } from "./viewer.ts";

const { text } = opcodes;
const topic = topics.stats("m1");

test("W1 a handshake is proved, and takes up neither extension nor subprotocol", async () => {
  await using mounted = await mount();
  const socket = await RawWebSocket.open(mounted.port, {
    "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits",
    "Sec-WebSocket-Protocol": "chat, superchat",
  });
  expect(socket.accepted).toBe(true);
  expect(socket.headers.get("upgrade")).toBe("websocket");
  expect(socket.headers.get("connection")).toBe("Upgrade");
  expect(socket.headers.has("sec-websocket-extensions")).toBe(false);
  expect(socket.headers.has("sec-websocket-protocol")).toBe(false);
  await until(() => socket.frames.length === 1);
  expect(socket.frames[0]).toMatchObject({ fin: true, reserved: 0, opcode: text, masked: false });
  expect(mounted.server.gateway.counters().viewers.websocket).toBe(1);
});

test.each([
  ["no key", { "Sec-WebSocket-Key": "" }, 400, "Sec-WebSocket-Key"],
  ["a short key", { "Sec-WebSocket-Key": "c2hvcnQ=" }, 400, "Sec-WebSocket-Key"],
  ["no version", { "Sec-WebSocket-Version": "" }, 426, "Sec-WebSocket-Version: give 13"],
  ["an old version", { "Sec-WebSocket-Version": "8" }, 426, "Sec-WebSocket-Version: give 13"],
  ["a broken subprotocol", { "Sec-WebSocket-Protocol": ",," }, 400, "Sec-WebSocket-Protocol"],
  ["a foreign origin", { Origin: "https://evil.example" }, 403, "ALLOWED_ORIGINS"],
  ["a foreign host", { Host: "evil.example" }, 403, "ALLOWED_HOSTS"],
])("W1 a handshake with %s is refused as JSON", async (_, headers, status, message) => {
  await using mounted = await mount();
  const socket = await RawWebSocket.open(mounted.port, headers as Record<string, string>);
  expect(socket.status).toBe(status);
  await until(() => socket.ended);
  expect(JSON.parse(socket.body)).toMatchObject({ error: { code: expect.any(String) } });
  expect(socket.body).toContain(message);
  expect(socket.headers.get("connection")).toBe("close");
  expect(socket.headers.get("sec-websocket-version")).toBe(status === 426 ? "13" : undefined);
  expect(mounted.server.gateway.stats().viewers).toBe(0);
});

test.each([
  ["POST /live HTTP/1.1", 405],
  ["GET /live HTTP/1.0", 400],
  ["GET /live?key=1 HTTP/1.1", 400],
  ["GET /live/quotes HTTP/1.1", 400],
])("W1 %s is no handshake", async (request, status) => {
  await using mounted = await mount();
  const socket = await RawWebSocket.open(mounted.port, {}, request);
  expect(socket.status).toBe(status);
  await until(() => socket.ended);
});

test("W1 an upgrade to anything else is not heard", async () => {
  await using mounted = await mount();
  const h2c = { Upgrade: "h2c" };
  const plain = await RawWebSocket.open(mounted.port, h2c);
  expect(plain.status).toBe(426);
  expect(plain.headers.get("upgrade")).toBe("websocket");
  plain.destroy();
  const poll = await RawWebSocket.open(mounted.port, h2c, `GET /live/${topic} HTTP/1.1`);
  expect(poll.status).toBe(200);
  poll.destroy();
});

test.each([
  ["/", 404],
  ["/liver", 404],
  ["/_next/hmr", 404],
  ["/socket.io", 404],
  ["/healthz", 200],
])(
  "W1 an upgrade at %s, where none begins, is answered as a plain request",
  async (path, status) => {
    await using mounted = await mount();
    mounted.server.serve((_request, response) => response.writeHead(404).end());
    const socket = await RawWebSocket.open(mounted.port, {}, `GET ${path} HTTP/1.1`);
    expect(socket.status).toBe(status);
    socket.destroy();
  },
);

test("W1 a page of a listed origin gets in, and a server that starts lets nobody in", async () => {
  const config = { allowedOrigins: ["https://board.example"] };
  await using mounted = await mount({ config });
  const listed = await RawWebSocket.open(mounted.port, { Origin: "https://board.example" });
  expect(listed.status).toBe(101);
  await using starting = await mount({ isOpen: () => false });
  const early = await RawWebSocket.open(starting.port);
  expect(early.status).toBe(503);
  expect(early.headers.get("retry-after")).toMatch(/^[123]$/);
});

test("W1 an address has so many connections and no more", async () => {
  await using mounted = await mount({ limits: { connectionsPerAddress: 2 } });
  await mounted.connect();
  const first = await RawWebSocket.open(mounted.port);
  const refused = await RawWebSocket.open(mounted.port);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
  await expect(mounted.connect()).rejects.toThrow();
  first.destroy();
  await until(() => mounted.server.gateway.stats().viewers === 1);
  expect((await RawWebSocket.open(mounted.port)).status).toBe(101);
});
