import { expect, test } from "vitest";
import { Gathering } from "../../../server/gateway/gathering.ts";

/** A socket that holds what it is given while it is corked, and what the kernel does not take. */
class FakeSocket {
  writableLength = 0;
  taken = 0;
  corks = 0;
  kernelTakes = Number.POSITIVE_INFINITY;

  cork(): void {
    this.corks += 1;
  }

  uncork(): void {
    this.corks -= 1;
    const bytes = Math.min(this.writableLength, this.kernelTakes);
    this.writableLength -= bytes;
    if (bytes > 0) this.taken += 1;
  }
}

function setUp() {
  const socket = new FakeSocket();
  let released = 0;
  const gathering = new Gathering(socket, () => {
    released += 1;
  });
  const write = (bytes: number) => {
    gathering.begin();
    socket.writableLength += bytes;
    gathering.wrote(bytes);
  };
  return { socket, gathering, write, released: () => released };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is written in one turn goes out as one", async () => {
  const { socket, gathering, write, released } = setUp();
  for (const bytes of [40, 90, 30]) {
    expect(gathering.drained).toBe(true);
    write(bytes);
  }
  expect(socket).toMatchObject({ writableLength: 160, taken: 0, corks: 1 });
  await turn();
  expect(socket).toMatchObject({ writableLength: 0, taken: 1, corks: 0 });
  expect(released()).toBe(1);
  write(50);
  await turn();
  expect(socket).toMatchObject({ taken: 2, corks: 0 });
});

test("a packet's worth goes out at once, and the rest of the turn after it", async () => {
  const { socket, write } = setUp();
  write(1_000);
  write(500);
  expect(socket).toMatchObject({ writableLength: 0, taken: 1, corks: 0 });
  write(60);
  expect(socket).toMatchObject({ writableLength: 60, corks: 1 });
  await turn();
  expect(socket).toMatchObject({ writableLength: 0, taken: 2, corks: 0 });
});

test("what the kernel does not take makes it undrained", async () => {
  const { socket, gathering, write } = setUp();
  socket.kernelTakes = 100;
  write(2_000);
  expect(gathering.drained).toBe(false);
  await turn();
  expect(socket.corks).toBe(0);
});
