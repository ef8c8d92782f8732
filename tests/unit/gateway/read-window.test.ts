import { expect, test } from "vitest";
import { ReadWindow } from "../../../server/gateway/read-window.ts";

const kB = 1_024;
const windowBytes = 256 * kB;

function setUp() {
  const asked: Uint8Array[] = [];
  const window = new ReadWindow(windowBytes, (payload) => asked.push(payload));
  /** Answers the oldest question that is not answered, or a later one. */
  const answer = (which = 0) => {
    const [payload] = asked.splice(0, which + 1).slice(-1);
    return window.confirm(payload ?? new Uint8Array());
  };
  const write = (bytes: number) => {
    for (let left = bytes; left > 0; left -= 4 * kB) window.wrote(Math.min(left, 4 * kB));
  };
  return { window, asked, answer, write };
}

test("who answers at once is asked once in a window", () => {
  const { window, asked, answer, write } = setUp();
  for (let round = 0; round < 100; round += 1) {
    write(windowBytes - 4 * kB);
    expect(asked).toHaveLength(0);
    write(4 * kB);
    expect(asked).toHaveLength(1);
    expect(window).toMatchObject({ owed: true, full: false });
    expect(answer()).toBe(true);
    expect(window).toMatchObject({ owed: false, full: false });
  }
});

test("it is full when a window more has followed an unanswered question", () => {
  const { window, answer, write } = setUp();
  write(2 * windowBytes - 4 * kB);
  expect(window.full).toBe(false);
  write(4 * kB);
  expect(window.full).toBe(true);
  answer();
  expect(window).toMatchObject({ owed: true });
});

test("who reads slowly is seen to go on, step by step, and is soon sent no more than a little ahead", () => {
  const { window, asked, answer, write } = setUp();
  let written = 0;
  /** How much had been written when each question was put. */
  const marks: number[] = [];
  const unread: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    while (!window.full) {
      write(4 * kB);
      written += 4 * kB;
      while (marks.length < asked.length) marks.push(written);
    }
    const before = asked.length;
    expect(answer()).toBe(true);
    expect(asked).toHaveLength(before - 1);
    unread.push(written - (marks.shift() ?? 0));
  }
  // The first time it was taken for quick.
  expect(unread[0]).toBe(windowBytes);
  expect(Math.max(...unread.slice(20))).toBeLessThanOrEqual(64 * kB);
});

test("who was slow and has answered all is taken for quick again", () => {
  const { window, asked, answer, write } = setUp();
  while (!window.full) write(4 * kB);
  answer(asked.length - 1);
  expect(window).toMatchObject({ owed: false, full: false });
  let ahead = 0;
  while (!window.full) {
    write(4 * kB);
    ahead += 4 * kB;
  }
  expect(ahead).toBeGreaterThan(1.5 * windowBytes);
});

test("an answer stands for the questions before its own", () => {
  const { window, answer, write } = setUp();
  write(windowBytes + 96 * kB);
  expect(answer(2)).toBe(true);
  expect(window.owed).toBe(true);
  expect(answer(0)).toBe(true);
  expect(window.owed).toBe(false);
});

test.each([
  ["nothing", []],
  ["another length", [0, 0, 0]],
  ["a question that was not put", [0, 1]],
  ["a number that is long past", [255, 255]],
])("a pong of %s confirms nothing", (_, payload) => {
  const { window, write } = setUp();
  expect(window.confirm(Uint8Array.from(payload))).toBe(false);
  write(windowBytes);
  expect(window.confirm(Uint8Array.from(payload))).toBe(false);
  expect(window.owed).toBe(true);
});

test("numbers begin again without being mistaken", () => {
  const { window, asked, answer, write } = setUp();
  for (let round = 0; round < 2 ** 16 + 10; round += 1) {
    window.wrote(windowBytes);
    expect(asked).toHaveLength(1);
    expect(answer()).toBe(true);
    expect(window.owed).toBe(false);
  }
  write(windowBytes);
  expect(window.confirm(asked[0] ?? new Uint8Array())).toBe(true);
});
