/** When start, half and three quarters are, and what a match's line and its clock then say. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MatchPeriod, Row } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../../../server/feed/feed.ts";
import { eventColumns, matchColumns } from "../../../../server/simulate/files/columns.ts";
import { FileSink } from "../../../../server/simulate/files/file-sink.ts";
import { readCsv } from "../../../../server/simulate/files/read-csv.ts";

const minuteMs = 60_000;
const zero = [0, 0] as const;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "moments-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Plays by hand, and reads what came of it. */
async function told(
  row: Partial<Row<"matches">>,
  play: (writer: MatchWriter, tell: (home: number) => void) => void,
  opening = false,
) {
  const sink = await FileSink.create(folder, 0);
  if (!opening) sink.opened();
  const writer = sink.match("a.b", { status: "scheduled", ...row });
  play(writer, (home) => writer.probability("", home, 0, 1 - home));
  if (opening) sink.opened();
  await sink.settle(0);
  await sink.close();
  const lines: (readonly string[])[] = [];
  for await (const { fields } of readCsv(join(folder, "matches.csv"), matchColumns)) {
    lines.push(fields);
  }
  const events: (readonly string[])[] = [];
  for await (const { fields } of readCsv(join(folder, "events.csv"), eventColumns)) {
    events.push(fields);
  }
  const chances = (line: readonly string[] | undefined) => [8, 11, 14].map((i) => line?.[i]);
  return { lines, events, chances };
}

const happening = (time: number, period: MatchPeriod, clock = ""): Row<"events"> => ({
  clock,
  period,
  kind: "goal",
  side: "home",
  player: null,
  other: null,
  text: "",
  homeScore: 1,
  awayScore: 0,
  time,
});

test("football: the announced chances, those of half-time, those 22½ minutes on", async () => {
  const start = 1_000_000;
  const second = start + 62 * minuteMs;
  const { lines, events, chances } = await told({ sport: "football" }, (writer, tell) => {
    writer.set({ homeWin: 0.41, draw: 0, awayWin: 0.59 });
    writer.set({ status: "live", period: "1H", time: start });
    tell(0.42);
    writer.event(happening(start + 46.5 * minuteMs, "1H"));
    writer.set({ time: start + 46.5 * minuteMs });
    tell(0.45);
    writer.set({ status: "break", period: "HT", time: start + 47 * minuteMs });
    writer.event(happening(start + 47 * minuteMs, "HT"));
    tell(0.5);
    writer.set({ status: "live", period: "2H", time: second });
    tell(0.55);
    writer.set({ time: second + 22.4 * minuteMs });
    tell(0.6);
    writer.set({ time: second + 22.6 * minuteMs });
    tell(0.7);
    writer.event(happening(second + 30 * minuteMs, "2H"));
    writer.set({ status: "finished", period: "FT", time: second + 49 * minuteMs, homeScore: 1 });
    tell(1);
  });
  expect(chances(lines[0])).toEqual(["0.41", "0.5", "0.7"]);
  expect(lines[0]?.[5]).toBe("1");
  expect(events.map((fields) => Number(fields[2]))).toEqual([46.5 * 60, 47 * 60, 75 * 60]);
});

test("basketball: half-time and the end of the third quarter, by a clock that counts down", async () => {
  const { lines, events, chances } = await told({ sport: "basketball" }, (writer, tell) => {
    writer.set({ status: "live", period: "Q1", time: 5 });
    tell(0.3);
    writer.set({ line: [[0, 0]] });
    writer.event(happening(6, "Q1", "11:40"));
    writer.set({ period: "Q2", line: [zero, zero] });
    tell(0.4);
    writer.event(happening(7, "Q2", "0.5"));
    writer.set({ period: "HT", status: "break" });
    writer.event(happening(7, "HT", "HT"));
    tell(0.5);
    writer.set({ period: "Q3", status: "live" });
    tell(0.6);
    writer.set({ period: "Q4" });
    tell(0.7);
    writer.set({ line: [zero, zero, zero, zero, zero, zero] });
    writer.event(happening(8, "OT", "4:00"));
    writer.set({ status: "finished", ending: "overtime" });
    writer.event(happening(8, "FT", "Final"));
    tell(1);
  });
  expect(chances(lines[0])).toEqual(["0.3", "0.5", "0.7"]);
  expect(events.map((fields) => Number(fields[2]))).toEqual([
    20,
    1439.5,
    1440,
    2880 + 300 + 60,
    2880 + 600,
  ]);
  expect(lines[0]?.slice(-2)).toEqual(["home", "overtime"]);
});

test("tennis: after 12 and 18 games of three sets, and the end where it comes before", async () => {
  const { lines, events, chances } = await told({ sport: "tennis", bestOf: 3 }, (writer, tell) => {
    writer.set({ status: "live", period: "S1", time: 10_000, line: [[0, 0]] });
    tell(0.3);
    writer.event(happening(75_400, "S1"));
    writer.set({ line: [[6, 5]] });
    tell(0.4);
    writer.set({ line: [[7, 5]] });
    tell(0.5);
    const second = [7, 5] as const;
    writer.set({ line: [second, [5, 0]], period: "S2" });
    tell(0.8);
    writer.set({ line: [second, [6, 0]], status: "finished" });
    tell(1);
  });
  expect(chances(lines[0])).toEqual(["0.3", "0.5", "1"]);
  expect(Number(events[0]?.[2])).toBe(65);

  const long = await told({ sport: "tennis", bestOf: 5 }, (writer, tell) => {
    writer.set({ status: "live", period: "S1", time: 10_000, line: [[0, 0]] });
    for (let games = 0; games <= 30; games += 1) {
      writer.set({ line: [[games, 0]] });
      tell(games / 100);
    }
  });
  expect(long.chances(long.lines[0])).toEqual(["0", "0.18", "0.27"]);
  // It is not over, and says so.
  expect(long.lines[0]?.[7]).toBe("live");
  expect(long.lines[0]?.slice(-2)).toEqual(["", ""]);
});

test("rows that are used again make a line of their own; history and what has not begun make none", async () => {
  const twice = await told({ sport: "tennis", home: "A" }, (writer, tell) => {
    const play = () => {
      writer.set({ status: "live", period: "S1" });
      tell(0.5);
      writer.set({ status: "finished" });
      tell(1);
    };
    play();
    writer.restart();
    play();
    writer.event(happening(0, "S1"));
    writer.restart();
  });
  expect(twice.lines.map((fields) => fields[2])).toEqual(["a.b", "a.b#2"]);
  expect(twice.events.map(([match]) => match)).toEqual(["a.b#2"]);
  const past = await told({ status: "finished", sport: "football" }, () => {}, true);
  expect(past.lines).toEqual([]);
  // Nor does what begins before the opening, whenever it ends.
  const early = await told(
    { sport: "football" },
    (writer) => {
      writer.set({ status: "live", period: "1H", time: 5 });
      writer.event(happening(6, "1H"));
    },
    true,
  );
  expect([early.lines, early.events]).toEqual([[], []]);
  const announced = await told(
    { sport: "football" },
    (writer) => {
      writer.set({ homeWin: 0.5 });
      writer.event(happening(6, "1H"));
    },
    true,
  );
  expect(announced.lines).toEqual([]);
  expect(announced.events).toHaveLength(1);
});
