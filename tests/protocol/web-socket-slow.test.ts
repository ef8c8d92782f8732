/** Plain WebSockets whose readers do not read. */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { clientFrame, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { type Mounted, mount } from "./mount.ts";
import { Copy, rowsOf, until } from "./viewer.ts";

const topic = topics.stats("m1");

/** Large enough that a few dozen fill what the kernel takes in for a connection. */
const label = "x".repeat(500_000);

/** Changes a row of half a megabyte until a reader that was stopped takes no more. */
async function fill(mounted: Mounted): Promise<number> {
  let round = 0;
  while (mounted.server.gateway.counters().slowReaders === 0) {
    mounted.stat("heavy", round++, `${round}${label}`);
    mounted.clock.advance(250);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return round;
}

const windows = [Number.POSITIVE_INFINITY, 128 * 1_024];

test.each(windows)(
  "W7 a slow reader is skipped, and one delta mends it (%s)",
  async (windowBytes) => {
    await using mounted = await mount({ limits: { windowBytes } });
    const slow = await RawWebSocket.open(mounted.port);
    slow.send({ type: "subscribe", topic });
    await until(() => slow.frames.length === 3);
    slow.pause();
    let round = await fill(mounted);
    const waiting = () => {
      let bytes = 0;
      for (const socket of mounted.sockets) bytes += socket.writableLength;
      return bytes;
    };
    const stuck = waiting();
    for (const end = round + 40; round < end; ) {
      mounted.stat("heavy", round++, `${round}${label}`);
      mounted.clock.advance(250);
    }
    expect(waiting()).toBeLessThanOrEqual(stuck + 1_000);
    // It takes part in the protocol again as soon as it reads; this answers the server's pings.
    slow.resume();
    const { version } = mounted.board.place(topic).table;
    const copy = new Copy(topic);
    await until(() => {
      answerPings(slow);
      return slow.events.at(-1)?.to === `e1.${version}`;
    });
    for (const event of slow.events.slice(2)) copy.take(event as never);
    expect(copy.gaps).toBe(0);
    expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
  },
);

const answered = new WeakMap<RawWebSocket, number>();

/** Answers the server's pings that have come since this was last called. */
function answerPings(socket: RawWebSocket): void {
  const pings = socket.frames.filter(({ opcode }) => opcode === opcodes.ping);
  for (const { payload } of pings.slice(answered.get(socket) ?? 0)) {
    socket.write(clientFrame(opcodes.pong, payload));
  }
  answered.set(socket, pings.length);
}

test("W7 a reader that takes nothing for 30 s is told to come later", async () => {
  await using mounted = await mount();
  const slow = await RawWebSocket.open(mounted.port);
  slow.send({ type: "subscribe", topic });
  await until(() => slow.frames.length === 3);
  slow.pause();
  await fill(mounted);
  mounted.clock.advance(26_000);
  expect(mounted.server.gateway.stats().viewers).toBe(1);
  mounted.clock.advance(5_000);
  expect(mounted.server.gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
  slow.resume();
  await until(() => slow.closeCode !== null);
  expect(slow.closeCode).toBe(1013);
  expect(mounted.server.gateway.counters().closedSlow).toBe(1);
});
