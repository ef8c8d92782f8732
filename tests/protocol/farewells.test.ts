/** A connection that is closed is soon gone, whatever the other end does. */
import { expect, test } from "vitest";
import { ask, deltaOf, EventStreamReader } from "../support/http-ask.ts";
import { clientFrame, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { cookieOf, follow, keyed, makeLink, operating } from "./keyed.ts";
import { type Mounted, mount } from "./mount.ts";
import { until } from "./viewer.ts";

const engineRequest = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1";

/** Opens a WebSocket that answers no frame that closes. */
const open: Record<string, (mounted: Mounted, cookie: string) => Promise<RawWebSocket>> = {
  "a WebSocket": ({ port }, cookie) => RawWebSocket.open(port, { cookie }),
  "Socket.IO": async ({ port }, cookie) => {
    const socket = await RawWebSocket.open(port, { cookie }, engineRequest);
    socket.write(clientFrame(opcodes.text, "40"));
    return socket;
  },
};

/** What has a connection closed. */
const ends: Record<string, (mounted: Mounted, socket: RawWebSocket) => unknown> = {
  "a right to look that has ended": ({ url }) => endAll(url),
  "too many pings": (_, socket) => {
    for (let count = 0; count < 100; count += 1) socket.write(clientFrame(opcodes.ping, ""));
  },
};

/** Ends what all cookies give. */
const endAll = (url: string) => ask(`${url}/access/end`, { method: "POST", headers: operating });

const cases = Object.keys(open).flatMap((way) =>
  Object.keys(ends).map((what) => [way, what] as const),
);

const limits = { eventsBurst: 10, eventsPerSecond: 5 };

async function entryOf(mounted: Mounted): Promise<string> {
  return cookieOf(await follow(mounted, (await makeLink(mounted)).path));
}

test.concurrent.each(cases)("W8 %s that does not answer is cut after %s", async (way, what) => {
  await using mounted = await mount({ ...keyed, limits });
  const socket = await open[way]?.(mounted, await entryOf(mounted));
  if (socket === undefined) throw new RangeError(way);
  await until(() => mounted.server.gateway.stats().viewers === 1);
  await ends[what]?.(mounted, socket);
  await until(() => socket.closeCode !== null);
  expect(socket.closeCode).toBe(1008);
  // It has been told, and has a moment to answer.
  expect(socket.ended).toBe(false);
  await until(() => socket.ended);
  await until(() => mounted.sockets.size === 0);
});

/** Opens an answer over HTTP that lasts. @returns whether it is over. */
const lasting: Record<string, (mounted: Mounted, cookie: string) => Promise<() => boolean>> = {
  "a stream": async ({ url }, cookie) => {
    const stream = await EventStreamReader.open(`${url}/live/quotes`, { cookie });
    await until(() => stream.events.length > 0);
    return () => stream.ended !== null;
  },
  "a poll that waits": async ({ url }, cookie) => {
    const headers = { cookie };
    const { to } = deltaOf(await ask(`${url}/live/quotes`, { headers }));
    let over = false;
    const poll = ask(`${url}/live/quotes?wait=30&since=${to}`, { headers });
    poll
      .catch(() => {})
      .then(() => {
        over = true;
      });
    return () => over;
  },
};

test.each(Object.keys(lasting))("A8 %s that takes no farewell is cut", async (way) => {
  await using mounted = await mount(keyed);
  const isOver = await lasting[way]?.(mounted, await entryOf(mounted));
  await until(() => mounted.server.gateway.stats().viewers === 1);
  // As where the kernel takes no more.
  const stuck = { _write: () => {}, _writev: () => {} };
  for (const socket of mounted.sockets) Object.assign(socket, stuck);
  await endAll(mounted.url);
  mounted.clock.advance(1_900);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOver?.()).toBe(false);
  mounted.clock.advance(100);
  await until(() => isOver?.() === true);
});
