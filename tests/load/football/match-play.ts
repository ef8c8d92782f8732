/** One match of the simulator, played ahead, so that it can be put on a board in a few states. */
import { readFileSync } from "node:fs";
import type { Row } from "../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../../server/feed/feed.ts";
import { Match } from "../../../server/feed/simulator/football/match.ts";
import { parseSeason } from "../../../server/feed/simulator/football/season.ts";
import { drawSquad } from "../../../server/feed/simulator/football/squad.ts";
import { fitStrengths } from "../../../server/feed/simulator/football/strengths.ts";
import { Random } from "../../../server/feed/simulator/random.ts";

/** Does again what a match did to its writer. */
type Write = (writer: MatchWriter) => void;

/** Something that happened at once. */
type Step = readonly Write[];

export interface MatchPlay {
  /** The row as it is announced. */
  readonly row: Partial<Row<"matches">>;
  /** What leads from each state to the next, kick-off first, full time last. */
  readonly states: readonly Step[];
}

const file = new URL("../../../server/feed/data/premier-league-2025-26.json", import.meta.url);

/** Groups steps into states, each of as many as the others where that can be. */
export function grouped(steps: readonly Step[], states: number): Step[] {
  const groups: Write[][] = Array.from({ length: states }, () => []);
  for (const [index, step] of steps.entries()) {
    groups[Math.floor((index * states) / steps.length)]?.push(...step);
  }
  return groups;
}

/** Plays the first fixture of the season that the simulator knows. */
export function playMatch(seed: string, states: number): MatchPlay {
  const fixtures = parseSeason(readFileSync(file, "utf8"), file.pathname);
  const [fixture] = fixtures;
  if (fixture === undefined) throw new Error("the season has no fixture");
  const { home, away, round, kickoff } = fixture;
  const strengths = fitStrengths(
    fixtures.flatMap((one) => (one.fullTime === null ? [] : [{ ...one, goals: one.fullTime }])),
  );
  const of = (team: string) => strengths.teams.get(team) ?? { attack: 1, defence: 1 };
  const steps: Write[][] = [];
  let step: Write[] = [];
  const note = (write: Write) => void step.push(write);
  const writer: MatchWriter = {
    id: "match",
    set: (cells) => note((to) => to.set(cells)),
    event: (event) => note((to) => to.event(event)),
    probability: (...values) => note((to) => to.probability(...values)),
    stat: (...values) => note((to) => to.stat(...values)),
    player: (...values) => note((to) => to.player(...values)),
    restart: () => note((to) => to.restart()),
  };
  const match = new Match({
    writer,
    home,
    away,
    means: {
      home: strengths.home * of(home).attack * of(away).defence,
      away: strengths.away * of(away).attack * of(home).defence,
    },
    stream: (concern) => new Random(seed, `football bench ${concern}`),
    squads: { home: drawSquad(seed, home), away: drawSquad(seed, away) },
    kickoff: 0,
    epoch: kickoff,
  });
  while (match.phase !== "FT") {
    step = [];
    match.step();
    steps.push(step);
  }
  const row = { sport: "football", round, home, away, status: "scheduled", clock: "" } as const;
  return { row: { ...row, startTime: kickoff }, states: grouped(steps, states) };
}
