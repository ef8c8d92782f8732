import { expect, test } from "vitest";
import { createFeed, parseSources } from "../../../server/feed/sources.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { RecordingSink } from "../../support/recording-sink.ts";

test("one source, or several parted by commas", () => {
  expect(parseSources("simulator")).toEqual([{ kind: "simulator", source: "simulator" }]);
  expect(parseSources(" simulator , replay:worldcup-2026")).toEqual([
    { kind: "simulator", source: "simulator" },
    { kind: "replay", source: "replay:worldcup-2026", file: "worldcup-2026" },
  ]);
});

test("a replay's file may be a path, and its options follow a question mark", () => {
  expect(parseSources("replay:/data/C:x/day.jsonl.gz?speed=60&loop=1&order=together")).toEqual([
    {
      kind: "replay",
      source: "replay:day",
      file: "/data/C:x/day.jsonl.gz",
      speed: 60,
      loop: true,
      order: "together",
    },
  ]);
  expect(parseSources("replay:a?loop=0")[0]).toMatchObject({ loop: false });
  expect(parseSources("replay:a?speed=0.1")[0]).toMatchObject({ speed: 0.1 });
});

for (const [text, said] of [
  ["", "an empty source; sources are simulator and replay:<file>"],
  ["simulator,", "an empty source"],
  ["binance", 'unknown source "binance"; sources are simulator and replay:<file>'],
  ["Simulator", 'unknown source "Simulator"'],
  ["simulator:7", '"simulator:7": simulator stands alone; its seed is --seed'],
  ["replay", '"replay" names no file; such as replay:worldcup-2026'],
  ["replay:", '"replay:" names no file'],
  ["replay:?loop=1", "names no file"],
  ["replay:a?speed=fast", 'speed must be a number from 0.1 to 600, not "fast"'],
  ["replay:a?speed=", 'speed must be a number from 0.1 to 600, not ""'],
  ["replay:a?speed=601", "speed must be"],
  ["replay:a?speed=0", "speed must be"],
  ["replay:a?loop=yes", 'loop must be 0 or 1, not "yes"'],
  ["replay:a?order=random", 'order must be calendar or together, not "random"'],
  ["replay:a?pace=2", 'unknown option "pace"; options are speed, loop and order'],
  ["replay:a?loop=1&loop=0", 'option "loop" is given twice'],
  ["simulator,simulator", 'source "simulator" is named twice'],
  ["replay:a.json,replay:x/a.jsonl", 'source "replay:a" is named twice'],
] as const) {
  test(`refuses "${text}" and says why`, () => {
    expect(() => parseSources(text)).toThrow(said);
  });
}

test("feeds are made of sources; an option of the source stands before the default", async () => {
  const make = async (text: string, speed?: number) => {
    const context = { sink: new RecordingSink(), clock: new ManualClock(), log: () => {} };
    const [spec] = parseSources(text);
    if (spec === undefined) throw new Error("no source");
    const defaults = { seed: "s", ...(speed === undefined ? {} : { speed }) };
    const feed = createFeed(spec, context, defaults);
    expect(feed.source).toBe(spec.source);
    if (spec.kind === "replay") await feed.open();
    return feed.settings.speed;
  };
  expect(await make("replay:worldcup-2026?speed=7", 3)).toBe(7);
  expect(await make("replay:worldcup-2026", 3)).toBe(3);
  expect(await make("replay:worldcup-2026")).toBe(60);
  expect(await make("replay:coinbase-2021-04-17")).toBe(1);
  expect(await make("simulator", 3)).toBe(3);
});
