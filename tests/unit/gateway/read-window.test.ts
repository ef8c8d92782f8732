import { expect, test } from "vitest";
import { firstCredit, ReadWindow } from "../../../server/gateway/read-window.ts";

const kB = 1_024;
const bytesMax = 128 * kB;
const smallest = 8 * kB;

function setUp() {
  let now = 0;
  const asked: Uint8Array[] = [];
  const ask = (payload: Uint8Array) => asked.push(payload);
  const window = new ReadWindow({ bytesMax, now: () => now, ask });
  /** Answers the oldest question that is not answered, or a later one, after so many ms. */
  const answer = (which = 0, afterMs = 10) => {
    now += afterMs;
    const [payload] = asked.splice(0, which + 1).slice(-1);
    return window.confirm(payload ?? new Uint8Array());
  };
  const write = (bytes: number) => {
    for (let left = bytes; left > 0; left -= kB) window.wrote(Math.min(left, kB));
  };
  /** Writes until a question is put; tells how much that took. */
  const untilAsked = () => {
    let bytes = 0;
    for (const before = asked.length; asked.length === before; bytes += kB) window.wrote(kB);
    return bytes;
  };
  /** Writes until it is full; tells how much that took. */
  const untilFull = () => {
    let bytes = 0;
    for (; !window.full; bytes += kB) window.wrote(kB);
    return bytes;
  };
  return { window, asked, answer, write, untilAsked, untilFull };
}

test("the window of who answers quickly grows until it is asked once in the largest", () => {
  const { window, answer, untilAsked } = setUp();
  expect(firstCredit(bytesMax)).toBe(smallest);
  const sizes = Array.from({ length: 6 }, () => {
    const bytes = untilAsked();
    expect(window).toMatchObject({ owed: true, full: false });
    expect(answer()).toBe(true);
    expect(window).toMatchObject({ owed: false, full: false });
    return bytes / kB;
  });
  expect(sizes).toEqual([8, 32, 128, 128, 128, 128]);
});

test("it is full when a window more has followed an unanswered question", () => {
  const { window, untilAsked, untilFull, answer } = setUp();
  untilAsked();
  expect(untilFull()).toBe(smallest);
  expect(answer()).toBe(true);
  expect(window).toMatchObject({ owed: true, full: false });
});

test("who reads slowly is seen to go on, step by step, and never has much on the way", () => {
  const { window, asked, answer, untilFull } = setUp();
  let written = 0;
  let read = 0;
  for (let round = 0; round < 200; round += 1) {
    written += untilFull();
    expect(written - read).toBeLessThanOrEqual(2 * smallest + kB);
    const before = asked.length;
    expect(answer(0, 3_000)).toBe(true);
    expect(asked).toHaveLength(before - 1);
    read += smallest / 8;
    if (round === 0) read = smallest;
  }
  expect(window.owed).toBe(true);
});

test("who was quick and reads slowly is sent less and less ahead", () => {
  const { asked, answer, untilAsked, untilFull } = setUp();
  for (let round = 0; round < 4; round += 1) {
    untilAsked();
    answer();
  }
  untilAsked();
  expect(untilFull()).toBe(bytesMax);
  const sizes = Array.from({ length: 4 }, () => {
    answer(asked.length - 1, 5_000);
    untilAsked();
    return untilFull() / kB;
  });
  expect(sizes).toEqual([32, 8, 8, 8]);
});

test("an answer that is neither quick nor late leaves the window as it is", () => {
  const { answer, untilAsked } = setUp();
  untilAsked();
  answer();
  const sizes = Array.from({ length: 3 }, () => {
    const bytes = untilAsked();
    answer(0, 1_500);
    return bytes / kB;
  });
  expect(sizes).toEqual([32, 32, 32]);
});

test("a quick answer while others are owed says nothing yet", () => {
  const { answer, untilAsked, window } = setUp();
  untilAsked();
  untilAsked();
  answer();
  expect(window.owed).toBe(true);
  answer();
  expect(window.owed).toBe(false);
  expect(untilAsked()).toBeLessThanOrEqual(32 * kB);
});

test("an answer stands for the questions before its own", () => {
  const { window, answer, write } = setUp();
  write(smallest + 3 * kB);
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
  write(smallest);
  expect(window.confirm(Uint8Array.from(payload))).toBe(false);
  expect(window.owed).toBe(true);
});

test("numbers begin again without being mistaken", () => {
  const { window, asked, answer, write } = setUp();
  for (let round = 0; round < 2 ** 16 + 10; round += 1) {
    window.wrote(bytesMax);
    expect(asked).toHaveLength(1);
    expect(answer()).toBe(true);
    expect(window.owed).toBe(false);
  }
  write(bytesMax);
  expect(window.confirm(asked[0] ?? new Uint8Array())).toBe(true);
});
