import { beforeEach, expect, test } from "vitest";
import { Tries } from "../../../server/access/tries.ts";

let now = 0;
let tries: Tries;

beforeEach(() => {
  now = 1_000_000;
  tries = new Tries(() => now);
});

function fail(address: string, times: number): void {
  for (let count = 0; count < times; count += 1) tries.failed(address);
}

test("a person may mistype; who goes on waits twice as long each time, up to a minute", () => {
  fail("a", 4);
  expect(tries.waitS("a")).toBe(0);
  const waits = Array.from({ length: 8 }, () => {
    tries.failed("a");
    return tries.waitS("a");
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(tries.waitS("b")).toBe(0);
  now += 59_001;
  expect(tries.waitS("a")).toBe(1);
  now += 999;
  expect(tries.waitS("a")).toBe(0);
});

test("failures are forgotten by a right key, and after a while", () => {
  fail("a", 10);
  tries.succeeded("a", true);
  fail("a", 4);
  expect(tries.waitS("a")).toBe(0);
  now += 15 * 60_000 + 1;
  fail("a", 4);
  expect(tries.waitS("a")).toBe(0);
});

test("a viewer's key forgives no guesses at the operator's", () => {
  fail("a", 7);
  tries.succeeded("a", false);
  expect(tries.waitS("a")).toBe(4);
});

test("many addresses together are slowed, but not who came in before", () => {
  tries.succeeded("office", false);
  for (let count = 0; count < 100; count += 1) tries.failed(`10.0.0.${count}`);
  expect(tries.waitS("stranger")).toBe(1);
  expect(tries.waitS("office")).toBe(0);
  for (let count = 0; count < 10; count += 1) tries.failed(`10.0.1.${count}`);
  expect(tries.waitS("stranger")).toBe(11);
  now += 11_000;
  expect(tries.waitS("stranger")).toBe(0);
});

test("no more than ten thousand addresses are remembered: the oldest goes", () => {
  fail("first", 7);
  tries.succeeded("known", true);
  expect(tries.waitS("first")).toBe(4);
  for (let count = 0; count < 10_000; count += 1) {
    tries.failed(`10.${count}`);
    tries.succeeded(`11.${count}`, true);
  }
  // Of one that is not remembered only what all did together counts.
  const all = tries.waitS("stranger");
  expect(tries.waitS("first")).toBe(all);
  expect(tries.waitS("known")).toBe(all);
  expect(tries.waitS("11.9999")).toBe(0);
});
