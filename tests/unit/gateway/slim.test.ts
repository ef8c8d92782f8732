import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io as connect, type Socket } from "socket.io-client";
import { expect, test } from "vitest";
import { forgetHandshake, removeRooms } from "../../../server/gateway/socketio/slim.ts";
import type {
  GatewayServer,
  GatewaySocket,
} from "../../../server/gateway/socketio/socket-reader.ts";
import { mount } from "../../protocol/mount.ts";
import { until, Viewer } from "../../protocol/viewer.ts";
import { alive, sweep } from "../../support/collect.ts";

/** The requests that a server is sent from now on. */
function requestsTo(http: {
  on(event: string, call: (request: IncomingMessage) => void): unknown;
}) {
  const requests: WeakRef<object>[] = [];
  const note = (request: IncomingMessage) => requests.push(new WeakRef(request));
  http.on("request", note);
  http.on("upgrade", note);
  return requests;
}

test("a connection over a WebSocket keeps nothing of the request that opened it", async () => {
  await using mounted = await mount();
  const requests = requestsTo(mounted.server.http);
  const viewer = await mounted.connect();
  await viewer.settle();
  expect(requests).toHaveLength(1);
  await sweep();
  expect(alive(requests)).toBe(0);
  await viewer.subscribe({ topic: "quotes" });
  mounted.trade("AAPL", 10_007);
  mounted.runWindows();
  expect((await viewer.taken()).at(-1)?.rows.AAPL?.last).toBe(100.07);
});

test("a connection that polls keeps no request but the one that waits for its answer", async () => {
  await using mounted = await mount();
  const requests = requestsTo(mounted.server.http);
  const viewer = await mounted.connect({ transport: "polling" });
  await viewer.settle();
  expect(requests.length).toBeGreaterThan(3);
  await until(() => viewer.socket.io.engine.transport.writable);
  await sweep();
  expect(alive(requests)).toBeLessThanOrEqual(1);
});

test("a connection that is upgraded from polling goes on, and keeps none of its requests", async () => {
  await using mounted = await mount();
  const requests = requestsTo(mounted.server.http);
  const socket: Socket = connect(mounted.url, { forceNew: true, reconnection: false });
  const deltas: { rows: Record<string, { last?: number }> }[] = [];
  socket.on("delta", (delta) => deltas.push(delta));
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  await until(() => socket.io.engine.transport.name === "websocket");
  const answer = await socket.emitWithAck("subscribe", { topic: "quotes" });
  expect(answer).toMatchObject({ ok: true, topic: "quotes" });
  mounted.trade("AAPL", 10_009);
  mounted.runWindows();
  await until(() => deltas.some(({ rows }) => rows.AAPL?.last === 100.09));
  expect(requests.length).toBeGreaterThan(2);
  await sweep();
  expect(alive(requests)).toBe(0);
  expect(mounted.server.gateway.stats().viewers).toBe(1);
  socket.disconnect();
  await until(() => mounted.server.gateway.stats().viewers === 0);
});

test.each(["websocket", "polling"] as const)(
  "a connection over %s that is gone leaves nothing behind",
  async (transport) => {
    await using mounted = await mount();
    const sockets: WeakRef<object>[] = [];
    mounted.server.http.on("connection", (socket: object) => sockets.push(new WeakRef(socket)));
    const viewer = await mounted.connect({ transport });
    await viewer.subscribe({ topic: "quotes", rows: ["AAPL"] });
    await viewer.settle();
    expect(alive(sockets)).toBeGreaterThan(0);
    viewer.socket.disconnect();
    await until(() => mounted.server.gateway.stats().viewers === 0);
    mounted.server.http.closeIdleConnections();
    await until(() => mounted.sockets.size === 0);
    await sweep();
    expect(alive(sockets)).toBe(0);
    expect(mounted.server.gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
  },
);

test("a client that is let go comes back by itself", async () => {
  await using mounted = await mount();
  const socket = connect(mounted.url, {
    forceNew: true,
    transports: ["websocket"],
    reconnectionDelay: 1,
    reconnectionDelayMax: 1,
  });
  const reasons: string[] = [];
  let connects = 0;
  socket.on("connect", () => {
    connects += 1;
  });
  socket.on("disconnect", (reason) => reasons.push(reason));
  await until(() => connects === 1);
  for (const end of mounted.sockets) end.destroy();
  await until(() => connects === 2);
  expect(reasons).toEqual(["transport close"]);
  await until(() => mounted.server.gateway.stats().viewers === 1);
  socket.disconnect();
});

/** A server of Socket.IO alone with one viewer on it. */
async function withSocket(
  prepare: (io: GatewayServer) => void,
  use: (io: GatewayServer, socket: GatewaySocket, viewer: Viewer) => Promise<void>,
): Promise<void> {
  const http = createServer();
  const io: GatewayServer = new Server(http);
  prepare(io);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const come = new Promise<GatewaySocket>((resolve) => io.on("connection", resolve));
  const { port } = http.address() as AddressInfo;
  const viewer = new Viewer(`http://127.0.0.1:${port}`, { auth: { key: "secret" } });
  await viewer.opened();
  try {
    await use(io, await come, viewer);
  } finally {
    viewer.socket.disconnect();
    await io.close();
  }
}

test("what came with a handshake is gone once it is forgotten", () =>
  withSocket(
    () => {},
    async (_, socket) => {
      expect(socket.handshake.auth).toEqual({ key: "secret" });
      const held = [new WeakRef(socket.handshake), new WeakRef(socket.handshake.auth)];
      await sweep();
      expect(alive(held)).toBe(2);
      forgetHandshake(socket);
      await sweep();
      expect(alive(held)).toBe(0);
      expect(socket.handshake).toMatchObject({ auth: {}, headers: {}, query: {} });
    },
  ));

test("without rooms nobody is in one, and whoever sends to one is told so", () =>
  withSocket(removeRooms, async (io, socket, viewer) => {
    const { adapter } = io.of("/");
    expect([adapter.rooms.size, adapter.sids.size, socket.rooms.size]).toEqual([0, 0, 0]);
    expect(() => io.emit("hello", {} as never)).toThrow("no rooms");
    const left = new Promise((resolve) => socket.on("disconnect", resolve));
    viewer.socket.disconnect();
    expect(await left).toBe("client namespace disconnect");
    expect(io.of("/").sockets.size).toBe(0);
  }));
