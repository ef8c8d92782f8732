import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import * as parser from "../../../lib/wire/parser.ts";
import { connect, ends, serve } from "./link-stage.ts";

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

test("a closed link is silent", async () => {
  const { link, notes, until } = connect(await serve());
  await until("hello e");
  link.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notes).not.toContain("closed");
});
