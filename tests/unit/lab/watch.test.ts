/** What is counted is what passed the sockets: held against a client that counts its own bytes. */

import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { labTopic } from "../../../lib/schema/lab.ts";
import { Labs } from "../../../server/lab/labs.ts";
import { namedBy, watchLabs } from "../../../server/lab/watch.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const id = "0123456789abcdef0123456789abcdef";
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function start() {
  const clock = new ManualClock();
  const labs = new Labs({
    clock,
    chanceOf: () => () => 0,
    provoke: async () => ({ request: "", response: "" }),
  });
  server = createServer((request, response) => {
    const isEmpty = request.url?.includes("empty") === true;
    response.writeHead(isEmpty ? 204 : 200, { "content-type": "text/plain" });
    response.end(isEmpty ? undefined : "x".repeat(500));
  });
  server.on("upgrade", (_request, socket: Socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
    socket.on("data", (bytes) => socket.write(bytes));
    socket.on("end", () => socket.end());
  });
  watchLabs(
    server,
    (name) => labs.open(name),
    (watch) => watch(),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const costs = (way: string) => {
    clock.advance(500);
    return labs.table(labTopic.costs(id))?.get(way) as Record<string, number>;
  };
  return { port, costs, labs };
}

/** A connection that writes texts and counts. */
class Client {
  readonly socket: Socket;
  received = "";

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.setEncoding("latin1");
    this.socket.on("data", (text: string) => {
      this.received += text;
    });
  }

  /** Writes and waits until what has come matches. */
  async ask(text: string, until: RegExp): Promise<void> {
    this.received = "";
    this.socket.write(text);
    while (!until.test(this.received)) await new Promise((resolve) => setTimeout(resolve, 5));
    // The server's own events come after its bytes.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const get = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

test("bytes are counted to the last one, also where other requests share the connection", async () => {
  const { port, costs } = await start();
  const client = new Client(port);
  await client.ask(get("/other"), /0\r\n\r\n$/);
  const first = get(`/live/lab/${id}`, "X-Long: 12345\r\n");
  await client.ask(first, /0\r\n\r\n$/);
  let down = client.received.length;
  expect(costs("short")).toEqual({
    requests: 1,
    empty: 0,
    connections: 1,
    open: 1,
    bytesUp: first.length,
    bytesDown: down,
  });
  await client.ask(get("/other"), /0\r\n\r\n$/);
  const second = get(`/live/lab/${id}?empty`);
  await client.ask(second, /\r\n\r\n$/);
  down += client.received.length;
  expect(costs("short")).toEqual({
    requests: 2,
    empty: 1,
    connections: 1,
    open: 1,
    bytesUp: first.length + second.length,
    bytesDown: down,
  });
  expect(costs("long")).toMatchObject({ requests: 0, bytesUp: 0 });
  client.socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(costs("short").open).toBe(0);
});

test("from an upgrade on all counts, while it lasts and after it", async () => {
  const { port, costs } = await start();
  const client = new Client(port);
  const handshake = get(`/live?lab=${id}`, "Connection: Upgrade\r\nUpgrade: websocket\r\n");
  await client.ask(handshake, /\r\n\r\n$/);
  const down = client.received.length;
  await client.ask("12345", /12345/);
  const held = { requests: 1, connections: 1, open: 1, bytesUp: handshake.length + 5 };
  expect(costs("websocket")).toMatchObject({ ...held, bytesDown: down + 5 });
  client.socket.end();
  await new Promise((resolve) => client.socket.once("close", resolve));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(costs("websocket")).toMatchObject({ ...held, open: 0, bytesDown: down + 5 });
});

test.each([
  [`/live/lab/${id}`, {}, false, "short"],
  [`/live/lab/${id}?wait=20`, {}, false, "long"],
  [`/live/lab/${id}?pace=20`, { accept: "text/event-stream" }, false, "events"],
  [`/live?lab=${id}`, {}, true, "websocket"],
  [`/socket.io/?EIO=4&lab=${id}`, {}, true, "socketio"],
  [`/socket.io/?EIO=4&lab=${id}&sid=x`, {}, false, "socketio"],
  [`/live?lab=${id}`, {}, false, null],
  [`/live/lab-costs/${id}`, {}, false, null],
  ["/lab", {}, false, null],
  ["/socket.io/?EIO=4", {}, true, null],
] as const)("%s %o is the way it says", (url, headers, upgrades, way) => {
  expect(namedBy({ url, headers }, upgrades)?.way ?? null).toBe(way);
});
