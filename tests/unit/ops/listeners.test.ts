import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Listeners } from "../../../server/ops/listeners.ts";

const host = "127.0.0.1";
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function open(): Promise<{ http: Server; listeners: Listeners; port: number }> {
  const http = createServer((_, response) => response.end("here"));
  const listeners = new Listeners(http);
  const { port } = await listeners.open(host, 0);
  ends.push(() => listeners.close());
  return { http, listeners, port };
}

function caller(port: number): Socket {
  const socket = connect(port, host);
  ends.unshift(() => socket.destroy());
  return socket;
}

test.runIf(process.platform === "linux")(
  "a crowd is taken several a turn of the loop",
  async () => {
    const { http, port } = await open();
    const crowd = 200;
    let taken = 0;
    let turns = 0;
    http.on("connection", () => {
      taken += 1;
    });
    for (let index = 0; index < crowd; index += 1) caller(port);
    while (taken < crowd) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect(turns).toBeLessThan(crowd / 4);
  },
);

test("every one of them is answered, whoever listens on the same port as well is told", async () => {
  const { port } = await open();
  const answers = Array.from({ length: 60 }, async () => {
    const response = await fetch(`http://${host}:${port}/`, { headers: { connection: "close" } });
    return response.text();
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["here"]));
  await expect(new Listeners(createServer()).open(host, port)).rejects.toThrow(/EADDRINUSE/);
});

test("closed it takes nobody, and is done when the last that was there has gone", async () => {
  const { http, listeners, port } = await open();
  http.removeAllListeners("request");
  const callers = Array.from({ length: 40 }, () => caller(port));
  for (const socket of callers) socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  let asked = 0;
  await new Promise<void>((resolve) => {
    // Never answered: those on whom nothing waits are let go at once.
    http.on("request", () => {
      asked += 1;
      if (asked === callers.length) resolve();
    });
  });
  let isDone = false;
  const closed = listeners.close().then(() => {
    isDone = true;
  });
  for (let index = 0; index < 20; index += 1) {
    const [error] = await once(caller(port), "error").catch((error: unknown) => [error]);
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  }
  const last = callers.pop();
  for (const socket of callers) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isDone).toBe(false);
  last?.destroy();
  await closed;
});
