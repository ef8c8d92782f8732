import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { addressOf, FlushWatch } from "../../load/fanout/flush-watch.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const sockets: Socket[] = [];
const server = createServer();

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
});

/** Two connections: the server's ends, and the addresses of the clients' ends. */
async function connections(): Promise<{ ends: Socket[]; addresses: string[] }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const ends: Socket[] = [];
  const addresses: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const accepted = once(server, "connection");
    const client = connect(port, "127.0.0.1");
    const [[end]] = (await Promise.all([accepted, once(client, "connect")])) as [[Socket], unknown];
    sockets.push(client, end);
    ends.push(end);
    addresses.push(addressOf(client.localAddress, client.localPort));
  }
  return { ends, addresses };
}

test("what a call of the clock writes is one flush, to those who are watched", async () => {
  const { ends, addresses } = await connections();
  let mark = 7;
  const watch = new FlushWatch(() => ({ mark, at: 1_000 }));
  for (const end of ends) watch.accept(end);
  const manual = new ManualClock(0);
  const clock = watch.clock(manual);
  const writeAll = () => {
    for (const end of ends) {
      end.write("header");
      end.write("payload");
    }
  };

  clock.after(10, writeAll);
  manual.advance(10);
  expect(watch.take()).toEqual([]);

  watch.watch(addresses);
  clock.after(10, writeAll);
  clock.soon?.(writeAll);
  clock.after(20, () => ends[1]?.write("to one"));
  manual.advance(20);
  const flushes = watch.take();
  expect(flushes.map(({ readers }) => readers)).toEqual([[0, 1], [0, 1], [1]]);
  expect(flushes[0]).toMatchObject({ mark: 7, at: 1_000 });

  mark = 8;
  ends[0]?.write("by itself");
  expect(watch.take()).toMatchObject([{ mark: 8, readers: [0] }]);

  watch.watch([addresses[1] ?? ""]);
  clock.after(10, writeAll);
  manual.advance(10);
  expect(watch.take()).toMatchObject([{ mark: 8, readers: [0] }]);
});

test("a connection that is not there cannot be watched", () => {
  const watch = new FlushWatch(() => ({ mark: 0, at: 0 }));
  expect(() => watch.watch(["127.0.0.1 1"])).toThrow("nobody is connected from 127.0.0.1 1");
});
