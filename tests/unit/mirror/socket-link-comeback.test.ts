/** When a link comes back: as it is told, soon where nothing is said, and not where it is sent away. */
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Socket } from "socket.io";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { ManualClock } from "../../support/manual-clock.ts";
import { connect, ends, serve } from "./link-stage.ts";

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
