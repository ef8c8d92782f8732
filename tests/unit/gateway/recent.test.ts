import { expect, test } from "vitest";
import { Outgoing } from "../../../server/gateway/outgoing.ts";
import { Recent } from "../../../server/gateway/recent.ts";

const question = { subscription: 1, encoding: "json", since: 3, from: 3, to: 5 } as const;

/** A message that weighs so much. */
function message(length: number): Outgoing {
  return Outgoing.binary(new Uint8Array(length), 1);
}

test("the same question at the same version has the same answer", () => {
  const recent = new Recent();
  const answer = message(10);
  expect(recent.find(question)).toBeNull();
  recent.add(question, answer);
  expect(recent.find({ ...question })).toBe(answer);
  for (const other of [
    { subscription: 2 },
    { encoding: "binary" as const },
    { since: null },
    { from: 2 },
    { to: 6 },
  ]) {
    expect(recent.find({ ...question, ...other })).toBeNull();
  }
});

test("answers to other questions do not push it out while its version stands", () => {
  const recent = new Recent();
  const answer = message(10);
  recent.add(question, answer);
  for (let since = 10; since < 25; since += 1) recent.add({ ...question, since }, message(10));
  for (let subscription = 2; subscription < 1_000; subscription += 1) {
    recent.add({ ...question, subscription }, message(10));
  }
  expect(recent.find(question)).toBe(answer);
});

test("of one subscription sixteen answers are kept, those of the newest version", () => {
  const recent = new Recent();
  for (let since = 0; since < 17; since += 1) recent.add({ ...question, since }, message(10));
  expect(recent.find({ ...question, since: 0 })).toBeNull();
  expect(recent.find({ ...question, since: 1 })).not.toBeNull();
  expect(recent.length).toBe(160);
  recent.add({ ...question, to: 6 }, message(7));
  expect(recent.find({ ...question, since: 16 })).toBeNull();
  expect(recent.length).toBe(7);
});

test("all together they never come to more than the most", () => {
  const recent = new Recent(100);
  for (let subscription = 0; subscription < 50; subscription += 1) {
    recent.add({ ...question, subscription }, message(subscription % 30));
    expect(recent.length).toBeLessThanOrEqual(100);
  }
  expect(recent.find({ ...question, subscription: 49 })).not.toBeNull();
  expect(recent.find({ ...question, subscription: 0 })).toBeNull();
  recent.add({ ...question, subscription: 60 }, message(101));
  expect(recent.length).toBe(0);
});

test("a subscription that is forgotten leaves nothing", () => {
  const recent = new Recent();
  recent.add(question, message(10));
  recent.forget(1);
  recent.forget(2);
  expect(recent.find(question)).toBeNull();
  expect(recent.length).toBe(0);
});
