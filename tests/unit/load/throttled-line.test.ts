import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { HeldBytes } from "../../load/held-bytes.ts";
import { ThrottledLine } from "../../load/slow/throttled-line.ts";
import { until } from "../../protocol/viewer.ts";

test("a line that takes nothing leaves all with the server, and takes it later", async () => {
  const held = new HeldBytes();
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    held.accept(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const line = new ThrottledLine((server.address() as AddressInfo).port);
  const viewer = connect(await line.listen(), "127.0.0.1");
  let received = 0;
  viewer.on("data", (chunk) => {
    received += chunk.length;
  });
  await until(() => accepted.length === 1 && !line.address.endsWith(" 0"));
  const [socket] = accepted;
  if (socket === undefined) throw new Error("nobody came");
  held.follow(line.address);
  line.rate = 0;
  // More than kernels take in on the way.
  const bytes = 64 * 2 ** 20;
  socket.write(Buffer.alloc(bytes));
  let most = 0;
  await until(() => {
    most = Math.max(most, held.take(line.address) ?? 0);
    return most > 0;
  });
  expect(received).toBeLessThan(bytes);
  line.rate = Number.POSITIVE_INFINITY;
  await until(() => received === bytes);
  expect(line.taken).toBe(bytes);
  expect(socket.writableLength).toBe(0);
  viewer.destroy();
  await until(() => held.take(line.address) === null);
  line.close();
  server.close();
});
