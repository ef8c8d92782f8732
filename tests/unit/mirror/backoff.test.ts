import { expect, test } from "vitest";
import { Backoff, toldToWait } from "../../../lib/mirror/backoff.ts";

const waits = (backoff: Backoff, count: number) =>
  Array.from({ length: count }, () => backoff.next());

test("a server that may be starting is asked every few seconds, each time after half of a span", () => {
  const latest = new Backoff(() => 1);
  expect(waits(latest, 5)).toEqual([1_000, 2_000, 4_000, 4_000, 4_000]);
  latest.reset();
  expect(waits(latest, 2)).toEqual([1_000, 2_000]);
  const [first, ...more] = waits(new Backoff(() => 0.001), 6);
  expect(first).toBe(1);
  expect(Math.min(...more)).toBeGreaterThan(500);
});

test("where it stays away the spans grow with the time up to a last one", () => {
  const backoff = new Backoff(() => 1);
  const all = waits(backoff, 40);
  expect(all.toSorted((one, other) => one - other)).toEqual(all);
  expect(all.slice(-5)).toEqual([15_000, 15_000, 15_000, 15_000, 15_000]);
  expect(all.filter((ms) => ms > 4_000 && ms < 15_000).length).toBeGreaterThan(5);
});

test("what the server asked for is kept, and those who were told the same are spread over a second", () => {
  expect(new Backoff(() => 0).next(12)).toBe(12_000);
  expect(new Backoff(() => 0.999).next(12)).toBe(12_999);
  const backoff = new Backoff(() => 1);
  backoff.next(12);
  expect(backoff.next()).toBe(1_000);
});

/** As where there was no answer to read it from. */
function neverThere(): string {
  throw new TypeError("Cannot read properties of undefined");
}

test.each([
  [{ reason: "many are connecting: try again in 12 s" }, 12],
  [{ reason: "reads too slowly" }, null],
  [{ reason: "full: try again in 999999 s" }, 120],
  [{ reason: "" }, null],
  [{ status: 503, getResponseHeader: (name: string) => (name === "retry-after" ? "7" : "1") }, 7],
  [{ status: 400, getResponseHeader: () => null }, null],
  [{ status: 503, getResponseHeader: () => "Sun, 22 Nov 2026 00:00:00 GMT" }, null],
  [{ status: 0, getResponseHeader: neverThere }, null],
  [new Error("refused"), null],
  [undefined, null],
])("%o asks to wait %s", (context, seconds) => {
  expect(toldToWait(context)).toBe(seconds);
});
