/** Whoever may look no more is gone within a second over every transport, and told why. */
import { expect, test } from "vitest";
import { ask, EventStreamReader, errorOf } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { cookieOf, follow, hour, keyed, makeLink, operating } from "./keyed.ts";
import { type Mounted, mount } from "./mount.ts";
import { closeCodeOf, until } from "./viewer.ts";

/** Connects over each transport. @returns what it was told when it was ended, once it was. */
const ways: Record<
  string,
  (mounted: Mounted, headers: Record<string, string>) => Promise<() => unknown>
> = {
  "Socket.IO": async (mounted, headers) => {
    const viewer = await mounted.connect({ headers });
    const told: unknown[] = [];
    viewer.socket.on("dismissed", ({ reason }) => told.push(reason));
    closeCodeOf(viewer).then((code) => told.push(code));
    await viewer.subscribe({ topic: "quotes" });
    return () => (viewer.cut === null || told.length < 2 ? null : [viewer.cut, ...told]);
  },
  "Socket.IO over polling": async (mounted, headers) => {
    const viewer = await mounted.connect({ transport: "polling", headers });
    await viewer.subscribe({ topic: "quotes" });
    return () => viewer.cut && [viewer.cut];
  },
  "a WebSocket": async ({ port }, headers) => {
    const socket = await RawWebSocket.open(port, headers);
    socket.send({ type: "subscribe", ref: 1, topic: "quotes" });
    await until(() => socket.events.length > 2);
    return () => {
      const last = socket.events.at(-1);
      return socket.closeCode === null ? null : [last?.type, last?.reason, socket.closeCode];
    };
  },
  "a stream": async ({ url }, headers) => {
    const stream = await EventStreamReader.open(`${url}/live/quotes`, headers);
    await until(() => stream.events.length > 0);
    return () => {
      const last = stream.events.at(-1);
      const { reason } = JSON.parse(last?.data ?? "{}") as { reason?: string };
      return stream.ended === null ? null : [last?.event, reason, stream.ended];
    };
  },
  "a poll that waits": async ({ url, server }, headers) => {
    const first = await ask(`${url}/live/quotes`, { headers });
    const { to } = JSON.parse(first.text) as { to: string };
    let told: unknown = null;
    ask(`${url}/live/quotes?wait=30&since=${to}`, { headers }).then((answer) => {
      told = [answer.status, errorOf(answer).code];
    });
    await until(() => server.gateway.stats().viewers > 0);
    return () => told;
  },
};

const farewells: Record<string, (reason: string) => unknown> = {
  "Socket.IO": (reason) => ["transport close", reason, 1008],
  // Between two polls nothing can be told; the next handshake is.
  "Socket.IO over polling": () => ["transport error"],
  "a WebSocket": (reason) => ["dismissed", reason, 1008],
  "a stream": (reason) => ["dismissed", reason, "end"],
  "a poll that waits": () => [401, "unauthorized"],
};

const ends: Record<string, { reason: string; end: (mounted: Mounted, id: string) => unknown }> = {
  "is revoked": {
    reason: "revoked",
    end: ({ url }, id) =>
      ask(`${url}/access/links/${id}`, { method: "DELETE", headers: operating }),
  },
  "comes to its end": { reason: "expired", end: ({ clock }) => clock.advance(1_500) },
  "is ended with all sign-ins": {
    reason: "ended",
    end: ({ url }) => ask(`${url}/access/end`, { method: "POST", headers: operating }),
  },
};

const cases = Object.keys(ways).flatMap((way) =>
  Object.keys(ends).map((how) => [way, how] as const),
);

test.each(cases)("A8 over %s a link that %s", async (way, how) => {
  const [connect, ending] = [ways[way], ends[how]];
  if (connect === undefined || ending === undefined) throw new RangeError(way);
  const { reason, end } = ending;
  await using mounted = await mount({ ...keyed, limits: { patienceMs: 2 * hour } });
  const { id, path } = await makeLink(mounted);
  const entered = await follow(mounted, path);
  expect(entered.status).toBe(303);
  const cookie = cookieOf(entered);
  // What waits or is silent for an hour is ended by others first: it comes when the hour is over.
  if (reason === "expired") mounted.clock.advance(hour - 1_000);
  const farewell = await connect(mounted, { cookie });
  expect(farewell()).toBeNull();
  await end(mounted, id);
  await until(() => farewell() !== null);
  expect(farewell()).toEqual(farewells[way]?.(reason));
  const again = await ask(`${mounted.url}/live/quotes`, { headers: { cookie } });
  expect(again.status).toBe(401);
  await expect(mounted.connect({ headers: { cookie } })).rejects.toMatchObject({
    data: { code: "unauthorized" },
  });
  expect(mounted.server.gateway.stats().viewers).toBe(0);
});
