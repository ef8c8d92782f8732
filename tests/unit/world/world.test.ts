/** The whole simulator on the real board: what it shows is possible, after every transaction. */
import { expect, test } from "vitest";
import type { ScenarioName } from "../../../lib/domain/scenarios.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import {
  Generator,
  type Hours,
  simulationStart,
} from "../../../server/feed/simulator/generator.ts";
import { actorsOf } from "../../../server/feed/simulator/world.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { fixtures, instruments } from "../simulator/support.ts";
import { Audit } from "./audit.ts";
import { periodOffence } from "./clock-rules.ts";
import { pointsOffence } from "./tennis-rules.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** From one transaction to the next: shorter than a point of tennis. */
const stepMs = 10_000;
/** From one look at all tables together to the next. */
const wholeMs = 600_000;

interface Run {
  readonly seed: string;
  readonly hours: Hours;
  /** How long it plays, simulated hours, and what at which of them, in order. */
  readonly length: number;
  readonly scenarios?: readonly (readonly [hour: number, name: ScenarioName])[];
}

function play({ seed, hours, length, scenarios = [] }: Run) {
  const clock = new ManualClock();
  const board = createBoard({ epoch: "test", clock });
  const sink = sinkFor(board, "simulator");
  const few = instruments.slice(0, 30);
  const generator = new Generator({
    seed,
    sink,
    instruments: few,
    actors: actorsOf(seed, { fixtures }),
    rate: 4,
    hours,
  });
  sink.transact(() => generator.open());
  const symbol = few[0]?.symbol ?? "";
  const audit = new Audit(board, symbol, few);
  audit.look(true);
  const plans = [...scenarios];
  for (let at = 0; at < length * hourMs && audit.offence === null; at += stepMs) {
    if ((plans[0]?.[0] ?? Infinity) * hourMs <= at) generator.play(plans.shift()?.[1] ?? null);
    clock.advance(stepMs);
    sink.transact(() => generator.advance(stepMs));
    // Days begin 24 hours after the start, which is the pre-open of an exchange day.
    const dayBegan = at % dayMs >= dayMs - stepMs || at % dayMs < stepMs;
    const isNew = board.place(topics.quotes).table.get(symbol)?.trades === 0;
    if (dayBegan && isNew && hours === "exchange") audit.whole.dayBegan = simulationStart + at;
    if (at % wholeMs === 0) audit.lookAtAll(dayBegan);
    else audit.look(dayBegan);
  }
  const { dayBegan } = audit.whole;
  return { board, audit, symbol, few, dayBegan };
}

// Nine days have a round of the cup, and end in the afternoon of a trading day.
const world = play({
  seed: "world",
  hours: "exchange",
  length: 9 * 24 + 10,
  scenarios: [
    [7, "crash-and-recovery"],
    [12, "goal-storm"],
    [30, "derby-day"],
    [35, "stock-halt"],
  ],
});

test("nine days of all that is simulated are possible, row by row", () => {
  expect(world.audit.offence).toBeNull();
  expect(world.audit.rows).toBeGreaterThan(300_000);
  // Of what is seldom, that it was there.
  const met = [...world.audit.met];
  expect(met).toEqual(
    expect.arrayContaining(["LIMIT", "LUDP", "M1", "T1", "ET2", "PEN", "OT", "S5", "retired"]),
  );
});

test("a day and two hours in steady hours are possible, row by row", () => {
  const { audit } = play({ seed: "steady", hours: "steady", length: 26 });
  expect(audit.offence).toBeNull();
});

/** A match of a sport that is being played. */
function live(sport: "football" | "basketball" | "tennis") {
  const { table } = world.board.place(topics.matches);
  const id = table.keys().find((key) => {
    const row = table.get(key);
    return row?.sport === sport && row.status === "live";
  });
  const row = table.get(id ?? "");
  if (id === undefined || row === null) throw new Error(`no ${sport} is being played`);
  return { id, row };
}

const quote = () => world.board.place(topics.quotes).table.get(world.symbol);
const quoted = (cells: Partial<Row<"quotes">>) => [topics.quotes, world.symbol, cells] as const;
const played = (sport: Parameters<typeof live>[0], cells: Partial<Row<"matches">>) =>
  [topics.matches, live(sport).id, cells] as const;
const changed = (
  sport: Parameters<typeof live>[0],
  change: (row: Row<"matches">) => Partial<Row<"matches">>,
) => played(sport, change(live(sport).row));
const served = ({ server }: Row<"matches">) =>
  ({ server: server === "home" ? "away" : "home" }) as const;
const scorer = (cells: Partial<Row<"players">>) => {
  const topic = topics.players(live("basketball").id);
  return [topic, world.board.place(topic).table.keys()[0] ?? "", cells] as const;
};
const league = topics.standings("premier-league");

test("of tennis one point at a time is possible", () => {
  const { row } = live("tennis");
  const at = (homePoints: string, awayPoints: string) =>
    ({ ...row, homePoints, awayPoints, line: [[3, 2]] }) as const;
  expect(pointsOffence(at("15", "30"), at("0", "30"))).toBeNull();
  expect(pointsOffence(at("40", "40"), at("A", "40"))).toBeNull();
  expect(pointsOffence(at("40", "30"), at("15", "30"))).toMatch(/then 40:30/);
  expect(pointsOffence(at("15", "30"), at("30", "30"))).toMatch(/then 15:30/);
  expect(pointsOffence(at("A", "30"), at("40", "30"))).toMatch(/points A:30/);
});

test("a period that was left out is noticed, and one that comes back", () => {
  const { row } = live("football");
  const at = (period: "1H" | "2H" | "ET") => ({ ...row, period });
  expect(periodOffence(at("2H"), at("1H"))).toBe("2H without HT");
  expect(periodOffence(at("1H"), at("2H"))).toBe("2H, then 1H");
  expect(periodOffence(at("ET"), at("2H"))).toBeNull();
});

test.each<[string, () => readonly [string, string, object], RegExp]>([
  ["a bid above the ask", () => quoted({ bid: quote()?.ask ?? 0 }), /bid .* ask/],
  ["a last above the high", () => quoted({ last: (quote()?.high ?? 0) + 1 }), /last/],
  ["a volume that falls", () => quoted({ volume: (quote()?.volume ?? 0) - 100 }), /volume/],
  ["a print without volume", () => quoted({ trades: (quote()?.trades ?? 0) + 1 }), /prints/],
  ["a quote from before", () => quoted({ time: (quote()?.time ?? 0) - 1 }), /time/],
  ["a halt that trades", () => quoted({ reason: "LUDP" }), /LUDP/],
  [
    "a band at the wrong side",
    () => [topics.sessions, world.symbol, { upperBand: 1 }],
    /reference/,
  ],
  ["a book that crosses", () => [topics.depth(world.symbol), "b2", { price: 1e5 }], /b2/],
  ["a goal from nowhere", () => played("football", { homeScore: 99 }), /99/],
  ["a red card from nowhere", () => played("football", { homeReds: 9 }), /sent off/],
  ["chances above 1", () => played("football", { homeWin: 0.9, awayWin: 0.2 }), /sum/],
  ["a quarter of football", () => played("football", { period: "Q1" }), /Q1/],
  ["a clock that runs up", () => played("basketball", { clock: "11:59" }), /then 11:59/],
  ["a game that is yet to be", () => played("basketball", { status: "scheduled" }), /before/],
  ["a fifty", () => played("tennis", { homePoints: "50" }), /50/],
  ["a set for nothing", () => played("tennis", { homeScore: 3 }), /parts/],
  ["a point for nothing", () => [league, "Arsenal", { points: 1 }], /points/],
  ["a win that nobody lost", () => [league, "Arsenal", { won: 39 }], /wins/],
  ["a print that no candle has", () => quoted({ trades: 1e6, volume: 1e9 }), /day/],
  ["an index that stands still", () => [topics.quotes, "BIG500", { last: 1 }], /not in|members/],
  ["a last that was not printed", () => quoted({ last: quote()?.low ?? 0 }), /printed/],
  ["a serve out of turn", () => changed("tennis", served), /serves/],
  ["a side against itself", () => changed("tennis", ({ away }) => ({ home: away })), /twice/],
  ["points that nobody scored", () => scorer({ points: 99, freeMade: 99, freeTried: 99 }), /of/],
  ["a shot that counts for nothing", () => scorer({ fieldMade: 50, fieldTried: 50 }), /points of/],
  ["a sixth foul that is borne", () => scorer({ fouls: 6, status: "on" }), /6 fouls/],
])("%s is noticed", (_, lie, offence) => {
  const { board, symbol } = world;
  const audit = new Audit(board, symbol, world.few);
  audit.whole.dayBegan = world.dayBegan;
  audit.lookAtAll(true);
  expect(audit.offence).toBeNull();
  const [topic, key, cells] = lie();
  const place = board.place(topic);
  const before = place.table.get(key);
  expect(before).not.toBeNull();
  board.transact(() => board.join(place).put(key, cells));
  audit.lookAtAll(false);
  board.transact(() => board.join(place).put(key, before ?? {}));
  expect(audit.offence).toMatch(offence);
});
