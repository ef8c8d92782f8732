/** The same messages over real sockets: nobody else notices, and nothing fails inside. */
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Mounted, mount } from "../protocol/mount.ts";
import { ask } from "../support/http-ask.ts";
import { Random } from "../support/random.ts";
import { clientFrame, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { eventOf, jsonOf, questionTextOf, rawOf } from "./inbound-messages.ts";

const messages = 1_500;
/** A connection is closed by what is no packet or no frame; so many messages share one at most. */
const together = 25;
const many = Number.MAX_SAFE_INTEGER;
const limits = {
  ...{ eventsBurst: many, strikesMax: many, requestsBurst: many, pollsBurst: many },
  ...{ handshakesBurst: many, addressHandshakesBurst: many, connectionsPerAddress: many },
};
const engine = "/socket.io/?EIO=4&transport=";

let unhandled: unknown = null;
const note = (reason: unknown) => {
  unhandled = reason;
};
process.on("unhandledRejection", note);
afterEach(() => expect(unhandled).toBeNull());

/** Sends a few messages; resolved when they have been taken. */
type Send = (mounted: Mounted, random: Random) => Promise<void>;

/** Writes frames to a new connection and waits until it answers a ping or is gone. */
async function frames(port: number, request: string, all: readonly Buffer[]): Promise<void> {
  const socket = await RawWebSocket.open(port, {}, request);
  for (const frame of all) socket.write(frame);
  socket.write(clientFrame(opcodes.ping, "over"));
  const isOver = () =>
    socket.ended || socket.closeCode !== null || socket.frames.some(({ opcode }) => opcode === 10);
  await expect.poll(isOver, { timeout: 30_000, interval: 2 }).toBe(true);
  socket.destroy();
}

const texts = (random: Random, write: (event: string, message: unknown) => string) =>
  Array.from({ length: together }, () => {
    const { event, message } = eventOf(random);
    const text = write(event, message);
    return random.chance(0.3) ? rawOf(text, random) : text;
  });

const packets = (random: Random) =>
  texts(random, (event, message) => `42${random.below(9)}${jsonOf([event, message])}`);

const ways: Readonly<Record<string, Send>> = {
  "a WebSocket": ({ port }, random) => {
    const all = texts(random, (type, message) => jsonOf({ ...(message as object), type, ref: 1 }));
    const framed = all.map((text) => clientFrame(opcodes.text, text));
    return frames(port, "GET /live HTTP/1.1", framed);
  },
  "bytes in place of frames": ({ port }, random) => {
    const bytes = () =>
      Buffer.from(Array.from({ length: random.below(40) }, () => random.below(256)));
    return frames(port, "GET /live HTTP/1.1", [bytes(), bytes()]);
  },
  "Socket.IO over a WebSocket": ({ port }, random) => {
    const all = ["40", ...packets(random)].map((text) => clientFrame(opcodes.text, text));
    return frames(port, `GET ${engine}websocket HTTP/1.1`, all);
  },
  "Socket.IO by polling": async ({ url }, random) => {
    const { text } = await ask(`${url}${engine}polling`);
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const body = ["40", ...packets(random)].join("\x1e").toWellFormed();
    const address = `${url}${engine}polling&sid=${sid}`;
    await ask(address, { method: "POST", body }).catch(() => null);
    await ask(address, { method: "POST", body: "1" }).catch(() => null);
  },
  "questions over HTTP": async ({ port }, random) => {
    const questions = Array.from({ length: together }, () => {
      const { topic, query } = questionTextOf(random);
      return `GET /live/${topic}?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`;
    });
    await Promise.all(questions.map((question) => exchange(port, question)));
  },
};

/** Sends a request that has to be answered, or its connection to be ended. */
async function exchange(port: number, request: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(request);
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on("close", () => resolve());
  socket.resume();
  // An answer to a question that waits is one for the clock.
  socket.setTimeout(200, () => socket.destroy());
  await promise;
}

test.each(Object.entries(ways))("%s with anything in it hurts nobody else", async (_, send) => {
  await using mounted = await mount({ limits });
  const good = await mounted.connect();
  const random = new Random(20_261_122);
  for (let sent = 0; sent < messages; sent += together) {
    await send(mounted, random);
    mounted.clock.advance(100);
  }
  expect(await good.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
  expect(mounted.logged.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  mounted.clock.advance(120_000);
  expect(mounted.server.gateway.stats()).toMatchObject({ subscriptions: 0, lanes: 0 });
});
