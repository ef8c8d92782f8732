import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { opened, played, shipped } from "./play.ts";

interface FileGoal {
  readonly name: string;
  readonly minute: number | string;
  readonly offset?: number;
  readonly penalty?: boolean;
  readonly owngoal?: boolean;
}

interface FileMatch {
  readonly team1: string;
  readonly team2: string;
  readonly score: Readonly<Record<"ft" | "et" | "p", [number, number] | undefined>>;
  readonly goals1?: FileGoal[];
  readonly goals2?: FileGoal[];
}

function matchesOf(name: string): FileMatch[] {
  return JSON.parse(readFileSync(shipped(name), "utf8")).matches;
}

/** A minute as a scoreboard shows it. The file has one goal "92" of a match without extra time. */
function shown({ minute, offset }: FileGoal, extra: boolean): string {
  const text = offset === undefined ? String(minute) : `${minute}+${offset}`;
  return text === "92" && !extra ? "90+2'" : `${text}'`;
}

for (const [year, matchCount, goalCount] of [
  [2022, 64, 172],
  [2026, 104, 308],
] as const) {
  for (const order of ["calendar", "together"] as const) {
    test(`World Cup ${year}, ${order}: all results, and every goal with scorer and minute`, async () => {
      const file = matchesOf(`worldcup-${year}.json`);
      const { sink } = await played({ file: `worldcup-${year}`, order });
      expect(sink.feed.status).toBe("ended");
      expect(sink.matches.size).toBe(matchCount);
      expect(file).toHaveLength(matchCount);
      let goals = 0;
      for (const [index, [id, seen]] of [...sink.matches].entries()) {
        const want = file[index];
        if (want === undefined) continue;
        expect(id).toBe(`wc${year}-${String(index + 1).padStart(3, "0")}`);
        const { score } = want;
        const result = score.et ?? score.ft;
        const ended = score.p ? "PEN" : score.et ? "AET" : "FT";
        expect(seen.row).toMatchObject({
          home: want.team1,
          away: want.team2,
          homeScore: result?.[0],
          awayScore: result?.[1],
          status: "finished",
          period: "FT",
          clock: ended,
        });
        for (const [side, listed] of [
          ["home", want.goals1 ?? []],
          ["away", want.goals2 ?? []],
        ] as const) {
          const expected = listed.map((goal) => [
            shown(goal, score.et !== undefined),
            goal.name,
            goal.owngoal ? "own-goal" : goal.penalty ? "penalty" : "goal",
          ]);
          const told = seen.events
            .filter((event) => event.player !== null && event.side === side)
            .map(({ clock, player, kind }) => [clock, player, kind]);
          expect(told.sort(), `${id} ${side}`).toEqual(expected.sort());
          goals += told.length;
        }
        // Running scores count up one at a time and end at the result.
        let [home, away] = [0, 0];
        for (const event of seen.events) {
          if (event.player !== null) {
            if (event.side === "home") home += 1;
            else away += 1;
          }
          expect([event.homeScore, event.awayScore], id).toEqual([home, away]);
        }
        const [first, ...rest] = seen.events;
        expect(first?.kind).toBe("kickoff");
        expect(rest.at(-1)?.kind).toBe("full-time");
        const times = seen.events.map(({ time }) => time ?? 0);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[0]).toBe(seen.row.startTime);
        // Goals of the periods, the shoot-out apart, make the score.
        const played = (seen.row.line ?? []).slice(0, score.et ? 3 : 2);
        expect(played.reduce((sum, pair) => sum + pair[0], 0)).toBe(result?.[0]);
        expect(played.reduce((sum, pair) => sum + pair[1], 0)).toBe(result?.[1]);
        expect(seen.row.line).toHaveLength(score.p ? 4 : score.et ? 3 : 2);
      }
      expect(goals).toBe(goalCount);
    });
  }
}

test("a shoot-out: the score stays, the line has its total, the winner is told", async () => {
  const { sink } = await played({ file: "worldcup-2022" });
  const final = [...sink.matches.values()].at(-1);
  expect(final?.row).toMatchObject({
    home: "Argentina",
    homeScore: 3,
    awayScore: 3,
    clock: "PEN",
    line: [
      [2, 0],
      [0, 2],
      [1, 1],
      [4, 2],
    ],
    homeWin: 1,
    draw: 0,
    awayWin: 0,
  });
  expect(final?.events.at(-1)?.text).toBe("Argentina win 4–2 on penalties");
  const shootouts = [...sink.matches.values()].filter(({ row }) => row.clock === "PEN");
  expect(shootouts).toHaveLength(5);
});

test("what a match shows as it goes: minutes, added time, breaks, extra time", async () => {
  const { sink } = await played({ file: "worldcup-2026" });
  // Belgium – Senegal 3–2 after extra time, the last goal at 120+5.
  const clocks = sink.calls
    .filter(({ target, method }) => target === "wc2026-082" && method === "set")
    .map(({ values }) => (values[0] as { clock: string }).clock);
  const course = clocks.filter((clock, index) => clock !== clocks[index - 1]);
  expect(course.slice(0, 2)).toEqual(["1'", "2'"]);
  expect(course.slice(43, 50)).toEqual(["44'", "45'", "45+1'", "HT", "46'", "47'", "48'"]);
  expect(course.slice(90, 97)).toEqual(["89'", "90'", "90+1'", "90+2'", "90'", "91'", "92'"]);
  expect(course.slice(-7)).toEqual([
    "120'",
    "120+1'",
    "120+2'",
    "120+3'",
    "120+4'",
    "120+5'",
    "AET",
  ]);
});

test("kick-offs, in the host's zone or in the one given", async () => {
  const kickOffs = async (file: string) => {
    const { sink } = await opened({ file });
    return [...sink.matches.values()].map(({ row }) => new Date(row.startTime ?? 0).toISOString());
  };
  const qatar = await kickOffs("worldcup-2022");
  expect([qatar[0], qatar.at(-1)]).toEqual([
    "2022-11-20T16:00:00.000Z",
    "2022-12-18T15:00:00.000Z",
  ]);
  const america = await kickOffs("worldcup-2026");
  expect([america[0], america[1], america.at(-1)]).toEqual([
    "2026-06-11T19:00:00.000Z",
    "2026-06-12T02:00:00.000Z",
    "2026-07-19T19:00:00.000Z",
  ]);
});

test("every match is scheduled before the first kick-off, and nothing is claimed of it", async () => {
  const { sink } = await opened({ file: "worldcup-2026" });
  expect(sink.feed).toMatchObject({
    status: "stopped",
    message: "Recorded 2026-06-11 to 2026-07-19",
    speed: 60,
    matches: 104,
    clock: Date.UTC(2026, 5, 11, 19) - 10_000,
  });
  for (const { row, events, points, stats } of sink.matches.values()) {
    expect(row).toMatchObject({
      status: "scheduled",
      homeScore: null,
      homeWin: null,
      homeReds: null,
    });
    expect([events, points, [...stats]]).toEqual([[], [], []]);
  }
});

test("groups are leagues with a table in their order, knock-out rounds one without after them", async () => {
  const { sink } = await opened({ file: "worldcup-2026" });
  expect(sink.leagues.size).toBe(13);
  expect(sink.leagues.get("world-cup-2026.a")).toMatchObject({
    name: "World Cup 2026 · Group A",
    table: true,
    tiebreak: "head-to-head",
  });
  expect(sink.leagues.get("world-cup-2026")).toMatchObject({
    name: "World Cup 2026 · Knockouts",
    table: false,
  });
  const byPosition = [...sink.leagues.values()].sort((a, b) => a.position - b.position);
  expect(byPosition.map(({ id }) => id.replace("world-cup-2026", ""))).toEqual([
    ...[..."abcdefghijkl"].map((group) => `.${group}`),
    "",
  ]);
  const inGroups = [...sink.matches.values()].filter(({ row }) => row.league !== "world-cup-2026");
  expect(inGroups).toHaveLength(72);
  const { sink: before } = await opened({ file: "worldcup-2022" });
  expect(before.leagues.get("world-cup-2022.a")?.tiebreak).toBe("difference");
});

test("in calendar order idle gaps are skipped to 10 s before the next kick-off", async () => {
  const { feed, sink, clock } = await opened({ file: "worldcup-2026", speed: 60 });
  feed.start();
  const live = () => [...sink.matches.values()].filter(({ row }) => row.status === "live").length;
  // A first half of 46 minutes, 15 of half-time and 47 of the second half last 108 s.
  clock.advance(107_000);
  expect(live()).toBe(1);
  clock.advance(2_500);
  const [first, second] = [...sink.matches.values()];
  expect(first?.row.status).toBe("finished");
  expect(second?.row.status).toBe("live");
  expect(live()).toBe(1);
  feed.stop();
});

test("together, all matches kick off at once, each with times of its own", async () => {
  const { feed, sink, clock } = await opened({ file: "worldcup-2026", order: "together" });
  feed.start();
  clock.advance(2_000);
  for (const { row } of sink.matches.values()) {
    expect(row.status).toBe("live");
    expect((row.time ?? 0) - (row.startTime ?? 0)).toBeLessThan(120_000);
  }
  feed.stop();
});

test("looping, matches are set back to scheduled and played again", async () => {
  const { feed, sink, clock } = await opened({
    file: "worldcup-2022",
    order: "together",
    loop: true,
    speed: 600,
  });
  feed.start();
  const [final] = [...sink.matches.values()].slice(-1);
  const restarts = () => sink.calls.filter(({ method }) => method === "restart").length;
  while (restarts() === 0 && clock.now() < 1_795_000_100_000) {
    expect(sink.feed.status).toBe("running");
    clock.advance(20);
  }
  expect(restarts()).toBe(64);
  expect(final?.events).toEqual([]);
  expect(final?.row).toMatchObject({
    status: "scheduled",
    clock: null,
    homeScore: null,
    line: null,
  });
  clock.advance(15_600);
  expect(final?.row).toMatchObject({ status: "finished", homeScore: 3, awayScore: 3 });
  expect(final?.events.filter(({ player }) => player !== null)).toHaveLength(6);
  feed.stop();
});
