import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { firstInstruments } from "../../../server/feed/simulator/markets/universe.ts";
import { hashedGenerator, streamHash } from "./hash.ts";
import { footballOf, instruments, TestSink } from "./support.ts";

const script = fileURLToPath(new URL("stream-hash.ts", import.meta.url));

async function hashInProcess(seed: string, ticks: number, batch: number): Promise<string> {
  const args = [script, seed, String(ticks), String(batch)];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

test("two processes say the same for a million ticks, in batches of 1 and of 1,000", async () => {
  const [one, other] = await Promise.all([
    hashInProcess("a seed", 1_000_000, 1),
    hashInProcess("a seed", 1_000_000, 1000),
  ]);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(other).toBe(one);
});

test("another seed says something else", () => {
  expect(streamHash("a seed", 1000, 100)).not.toBe(streamHash("another seed", 1000, 100));
});

test("advancing by time makes the same ticks as advancing by count", () => {
  const byTime = hashedGenerator("time", 5);
  byTime.generator.open();
  // From pre-open to the next one, through opening and close.
  for (let i = 0; i < 440; i += 1) byTime.generator.advance(1 + ((i * 7919) % 400_000));
  const byCount = hashedGenerator("time", 5);
  byCount.generator.open();
  byCount.generator.advanceTicks(byTime.generator.ticks);
  expect(byTime.generator.ticks).toBeGreaterThan(80_000);
  expect(byCount.digest()).toBe(byTime.digest());
});

test("a change of rate holds from the moment on", () => {
  const { generator } = hashedGenerator("pace", 1000, "steady");
  generator.open();
  generator.advance(10_000);
  const before = generator.ticks;
  generator.setRate(4000);
  generator.advance(10_000);
  // Poisson with mean 40,000 and what football says: z of 4.42 is 884 ticks.
  expect(Math.abs(generator.ticks - before - 40_000)).toBeLessThan(884 + 100);
  // A long wait does not outlive the pace that it was drawn for: a tick every three hours, then
  // a thousand a second.
  generator.setRate(0.0001);
  generator.advance(1);
  generator.setRate(1000);
  const later = generator.ticks;
  generator.advance(1000);
  expect(generator.ticks - later).toBeGreaterThan(800);
});

test("football does not depend on how markets tick", () => {
  const football = (rate: number) => {
    const calls: unknown[] = [];
    const sink = new TestSink({ football: (...call) => calls.push(call) });
    const options = { seed: "apart", sink, instruments, actors: footballOf("apart"), rate };
    const generator = new Generator(options);
    generator.open();
    generator.advance(4 * 3_600_000);
    return calls;
  };
  const calls = football(1);
  expect(calls.length).toBeGreaterThan(2000);
  expect(football(3)).toEqual(calls);
});

/** All calls of the first instruments by symbol, from pre-open over the opening into the session. */
function callsOf(count: number, rateFor: "listed" | "reference", shown = true) {
  const list = firstInstruments(instruments, count);
  const calls = new Map<string, unknown[]>(list.map(({ symbol }) => [symbol, []]));
  const note =
    (what: string) =>
    (i: number, ...rest: readonly unknown[]) =>
      calls.get(list[i]?.symbol ?? "")?.push([what, ...rest]);
  const sink = new TestSink({
    quote: note("quote"),
    trade: note("trade"),
    level: shown ? note("level") : () => {},
    status: note("status"),
    newDay: note("newDay"),
    news: note("news"),
  });
  const generator = new Generator({ seed: "list", sink, instruments: list, rate: 25, rateFor });
  generator.open();
  generator.markets.showBooks(shown);
  generator.advance(6 * 3_600_000);
  return calls;
}

/** Short to compare: a difference of a hundred thousand calls takes minutes to print. */
function digestOf(calls: unknown): string {
  return createHash("sha256").update(JSON.stringify(calls)).digest("hex");
}

test("listing another instrument changes nothing of what the others do", () => {
  const few = callsOf(8, "reference");
  const many = callsOf(30, "reference");
  for (const [symbol, calls] of few) {
    expect(calls.length).toBeGreaterThan(1000);
    expect(digestOf(many.get(symbol))).toBe(digestOf(calls));
  }
  // Where the rate is for all that are listed, another one takes ticks of the others.
  const [symbol = ""] = few.keys();
  const listed = [8, 9].map((count) => digestOf(callsOf(count, "listed").get(symbol)));
  expect(listed[0]).not.toBe(listed[1]);
});

test("quotes and prints are the same whether books are watched or not", () => {
  const isNoLevel = (call: unknown) => (call as unknown[])[0] !== "level";
  const watched = callsOf(5, "listed");
  const unwatched = callsOf(5, "listed", false);
  for (const [symbol, calls] of watched) {
    expect(digestOf(unwatched.get(symbol))).toBe(digestOf(calls.filter(isNoLevel)));
  }
});
