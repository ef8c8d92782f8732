import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import type { Link, LinkListener } from "../../../lib/mirror/link.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import * as parser from "../../../lib/wire/parser.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A Socket.IO server that answers subscriptions, each followed by a delta at once. */
async function serve(
  seen: (socket: Socket) => void = () => undefined,
  refuses: () => boolean = () => false,
): Promise<string> {
  const http = createServer();
  const io = new Server(http, { parser });
  io.use((_, next) => {
    const data = { code: "unauthorized" };
    next(refuses() ? Object.assign(new Error("no key"), { data }) : undefined);
  });
  io.on("connection", (socket) => {
    seen(socket);
    socket.emit("hello", { protocol: 1, epoch: "e", version: "0", operator: false });
    socket.on("subscribe", (_message, acknowledge) => {
      acknowledge({ ok: true, subscription: 7 });
      socket.emit("delta", { topic: "t", from: null, to: "e.1", at: 1, rows: {}, subscription: 7 });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  ends.push(() => void io.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Connects and notes what the link tells, in order; `until` waits for a note. */
function connect(url: string, key?: string, clock: Clock = systemClock) {
  const notes: string[] = [];
  const counted: number[] = [];
  let wake: () => void = () => undefined;
  const note = (text: string) => {
    notes.push(text);
    wake();
  };
  const listener: LinkListener = {
    opened: () => note("opened"),
    closed: () => note("closed"),
    hello: ({ epoch }) => note(`hello ${epoch}`),
    delta: ({ subscription }: Delta) => note(`delta ${subscription}`),
    frame: (frame) => note(`frame ${[...frame]}`),
    fitted: ({ pace }) => note(`fitted ${pace}`),
    received: (bytes) => {
      counted.push(bytes);
    },
    transport: (name) => note(`over ${name}`),
  };
  const link: Link = socketConnect({
    clock,
    url,
    ...(key === undefined ? {} : { key }),
    dismissed: () => note("dismissed"),
  })(listener);
  ends.push(() => link.close());
  const until = async (text: string, times = 1) => {
    while (notes.filter((note) => note === text).length < times) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { link, notes, counted, note, until };
}

test("it opens over WebSocket and hears the greeting", async () => {
  const { notes, until } = connect(await serve());
  expect(notes).toEqual([]);
  await until("hello e");
  expect(notes).toContain("over websocket");
  expect(notes.indexOf("opened")).toBeLessThan(notes.indexOf("hello e"));
});

test("one that is closed at once never opens", async () => {
  let opened = 0;
  const url = await serve(() => {
    opened += 1;
  });
  const { link, notes } = connect(url);
  link.close();
  // Who comes later has been let in by then.
  await connect(url).until("hello e");
  expect([opened, notes]).toEqual([1, []]);
});

test("an answer is heard before the delta that was sent behind it", async () => {
  const { link, notes, note, until } = connect(await serve());
  await until("opened");
  link.send("subscribe", { topic: "t" }, (answer) => {
    note(answer?.ok ? `answer ${answer.subscription}` : "nothing");
  });
  await until("delta 7");
  const order = notes.filter((text) => /answer|delta/.test(text));
  expect(order).toEqual(["answer 7", "delta 7"]);
});

test("after a cut it comes back by itself, and what was not answered is answered with null", async () => {
  const sockets: Socket[] = [];
  const { link, note, until } = connect(await serve((socket) => sockets.push(socket)));
  await until("opened");
  link.send("pace", { pace: 5 }, (answer) => note(answer === null ? "null" : "answer"));
  sockets[0]?.conn.close();
  await until("closed");
  await until("null");
  link.send("pace", { pace: 5 }, (answer) => note(answer === null ? "null" : "answer"));
  await until("null", 2);
  await until("opened", 2);
  expect(sockets).toHaveLength(2);
});

test("the operator's key goes along in the handshake, and only where there is one", async () => {
  const auths: unknown[] = [];
  const url = await serve((socket) => auths.push(socket.handshake.auth));
  await connect(url, "secret").until("opened");
  await connect(url).until("opened");
  expect(auths).toEqual([{ key: "secret" }, {}]);
});

test("a frame comes as its bytes, in order with all else, and the payload of each message is counted", async () => {
  const sockets: Socket[] = [];
  const { notes, counted, until } = connect(await serve((socket) => sockets.push(socket)));
  await until("hello e");
  counted.length = 0;
  const [socket] = sockets;
  socket?.emit("fitted", { kilobytesPerSecond: 20, pace: 2 });
  socket?.emit("delta", new Uint8Array([3, 1, 4]));
  socket?.emit("note", "Zoë €𝄞");
  socket?.emit("fitted", { kilobytesPerSecond: 20, pace: 1 });
  await until("fitted 1");
  const order = notes.filter((text) => /frame|fitted/.test(text));
  expect(order).toEqual(["fitted 2", "frame 3,1,4", "fitted 1"]);
  const texts = [
    '42["fitted",{"kilobytesPerSecond":20,"pace":2}]',
    '42["note","Zoë €𝄞"]',
    '42["fitted",{"kilobytesPerSecond":20,"pace":1}]',
  ];
  const [first, note, last] = texts.map((text) => Buffer.byteLength(text));
  expect(counted).toEqual([first, 3, note, last]);
});

test("a link that is thought dead is cut at once and comes back by itself", async () => {
  const sockets: Socket[] = [];
  const { link, notes, note, until } = connect(await serve((socket) => sockets.push(socket)));
  await until("opened");
  link.send("pace", { pace: 5 }, (answer) => note(answer === null ? "null" : "answer"));
  link.renew();
  expect(notes).toContain("closed");
  await until("null");
  await until("opened", 2);
  expect(sockets).toHaveLength(2);
});

test("a line that breaks before the server's first word is tried again at once, each time", async () => {
  // The timeout of socket.io's manager, by which it would come back after all, never passes here.
  const { setTimeout } = globalThis;
  const patient = vi
    .spyOn(globalThis, "setTimeout")
    .mockImplementation(((call: () => void, ms?: number) =>
      setTimeout(ms === 20_000 ? () => undefined : call, ms)) as typeof setTimeout);
  ends.push(() => patient.mockRestore());
  const http = createServer();
  const breaking = new WebSocketServer({ noServer: true });
  const io = new Server({ parser, transports: ["websocket"] });
  let broken = 0;
  http.on("upgrade", (request, socket, head) => {
    if (broken === 2) return;
    broken += 1;
    breaking.handleUpgrade(request, socket, head, (line) => {
      if (broken === 2) io.attach(http);
      line.terminate();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  ends.push(() => void http.close());
  const { notes, until } = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  await until("opened");
  ends.push(() => void io.close());
  expect(broken).toBe(2);
  expect(notes).not.toContain("closed");
});

test("told when to come back it goes, says so once, and comes back at that moment", async () => {
  const sockets: Socket[] = [];
  const url = await serve((socket) => sockets.push(socket));
  const clock = new ManualClock();
  const { notes, until } = connect(url, undefined, clock);
  await until("hello e");
  const [socket] = sockets;
  const gone = new Promise<string>((resolve) => socket?.once("disconnect", resolve));
  socket?.emit("closing", { after: 7_000 });
  // It goes by itself; where the server cut it, socket.io would be back within a second.
  expect(await gone).toBe("client namespace disconnect");
  expect(notes.filter((note) => note === "closed")).toHaveLength(1);
  clock.advance(6_999);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notes.filter((note) => note === "opened")).toHaveLength(1);
  clock.advance(1);
  await until("opened", 2);
  expect(sockets).toHaveLength(2);
});

/** A server that notes when it is asked, and answers by `answer`. */
async function refusing(answer: (http: HttpServer, asked: () => void) => void) {
  const http = createServer();
  let count = 0;
  answer(http, () => {
    count += 1;
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  ends.push(() => void http.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { url, count: () => count };
}

test.each([
  [
    "a WebSocket closed with the seconds",
    (http: HttpServer, asked: () => void) => {
      const closing = new WebSocketServer({ server: http });
      closing.on("connection", (line) => {
        asked();
        line.close(1013, "many are connecting: try again in 7 s");
      });
    },
  ],
  [
    "an answer to polling with the seconds",
    (http: HttpServer, asked: () => void) => {
      http.on("upgrade", (_request, socket) => socket.destroy());
      http.on("request", (_request, response) => {
        asked();
        response.writeHead(503, { "retry-after": "7" }).end();
      });
    },
  ],
])("who is told to come later by %s waits as long, and a little more", async (_, answer) => {
  const clock = new ManualClock();
  const { url, count } = await refusing(answer);
  const { notes } = connect(url, undefined, clock);
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (let asked = 1; asked < 3; asked += 1) {
    await expect.poll(() => [count(), clock.waiting]).toEqual([asked, 1]);
    clock.advance(6_999);
    await quiet();
    expect(count()).toBe(asked);
    clock.advance(1_001);
  }
  expect(notes).not.toContain("closed");
});

test("where the network is back it tries at once, and not where it was asked to wait", async () => {
  const sockets: Socket[] = [];
  const url = await serve((socket) => sockets.push(socket));
  const clock = new ManualClock();
  const { link, notes, until } = connect(url, undefined, clock);
  await until("hello e");
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 50));
  sockets[0]?.conn.close();
  await until("closed");
  await quiet();
  expect(notes.filter((note) => note === "opened")).toHaveLength(1);
  link.renew();
  clock.advance(0);
  await until("opened", 2);
  sockets[1]?.emit("closing", { after: 7_000 });
  await until("closed", 2);
  link.renew();
  clock.advance(0);
  await quiet();
  expect(notes.filter((note) => note === "opened")).toHaveLength(2);
  clock.advance(7_000);
  await until("opened", 3);
});

test.each([
  ["dismissed", (socket: Socket) => socket.emit("dismissed", { reason: "revoked", message: "" })],
  ["refused", (socket: Socket) => socket.conn.close()],
])("%s it says so, and does not come back by itself", async (how, end) => {
  let refuses = false;
  const sockets: Socket[] = [];
  const url = await serve(
    (socket) => sockets.push(socket),
    () => refuses,
  );
  const clock = new ManualClock();
  const { notes, until } = connect(url, undefined, clock);
  await until("hello e");
  refuses = how === "refused";
  const [socket] = sockets;
  if (socket !== undefined) end(socket);
  await until("closed");
  if (refuses) clock.advance(2_000);
  await until("dismissed");
  clock.advance(29_999);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sockets).toHaveLength(1);
  const said = notes.filter((note) => note === "closed" || note === "dismissed");
  expect(said).toEqual(["closed", "dismissed"]);
});

test("a closed link is silent", async () => {
  const { link, notes, until } = connect(await serve());
  await until("hello e");
  link.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notes).not.toContain("closed");
});
