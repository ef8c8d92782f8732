/** The laws of the game, held against what a match wrote: what is said first is what is wrong. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { TestMatch } from "./support.ts";

type Side = "home" | "away";

/** What of a match the laws look at. */
export type ToldMatch = Pick<TestMatch, "events" | "row" | "players" | "stats">;

const goalKinds = new Set(["goal", "penalty", "own-goal"]);
const breaks = new Set(["HT", "BT", "ETHT"]);
const order = ["1H", "HT", "2H", "BT", "ET", "ETHT", "ET2", "PEN", "FT"];

/** What of a finished match cannot be, or null. */
export function offence(match: ToldMatch, knockout: boolean): string | null {
  return (
    timeOffence(match) ??
    scoreOffence(match, knockout) ??
    (["home", "away"] as const).reduce<string | null>(
      (found, side) => found ?? sideOffence(match, side),
      null,
    )
  );
}

/** Minutes and added minutes of a clock such as 45+2', as one number that grows. */
function clockNumber(clock: string | null): number | null {
  const found = /^(\d+)(?:\+(\d+))?'$/.exec(clock ?? "");
  return found === null ? null : Number(found[1]) * 100 + Number(found[2] ?? 0);
}

function timeOffence({ events }: ToldMatch): string | null {
  let before: Row<"events"> | null = null;
  for (const event of events) {
    if (breaks.has(event.period ?? "") && event.kind !== "period") {
      return `${event.kind} during ${event.period}`;
    }
    if (before !== null) {
      const [one, other] = [order.indexOf(before.period ?? ""), order.indexOf(event.period ?? "")];
      if (other < one) return `${before.period} before ${event.period}`;
      if ((event.time ?? 0) < (before.time ?? 0)) return `time goes back at ${event.text}`;
      const [then, now] = [clockNumber(before.clock), clockNumber(event.clock)];
      if (one === other && then !== null && now !== null && now < then) {
        return `${before.clock} before ${event.clock}`;
      }
    }
    before = event;
  }
  if (events[0]?.kind !== "kickoff" || events.at(-1)?.kind !== "full-time") return "no ends";
  return null;
}

function scoreOffence({ events, row }: ToldMatch, knockout: boolean): string | null {
  let score: readonly [number, number] = [0, 0];
  for (const { kind, side, homeScore, awayScore, text } of events) {
    const change = goalKinds.has(kind ?? "") ? 1 : kind === "goal-cancelled" ? -1 : 0;
    score = [score[0] + (side === "home" ? change : 0), score[1] + (side === "away" ? change : 0)];
    const awarded = kind === "full-time" && row.clock === "ABD";
    if (!awarded && (homeScore !== score[0] || awayScore !== score[1])) return `score at ${text}`;
  }
  if (row.status !== "finished" || row.period !== "FT") return "not finished";
  // Awarded, it has no parts; where the score stands, it has as many as were begun.
  if (row.clock === "ABD" && row.line === null) return null;
  if (row.homeScore !== score[0] || row.awayScore !== score[1]) return "score of the row";
  const line = row.line ?? [];
  const parts = line
    .slice(0, 3)
    .reduce<readonly [number, number]>(([home, away], [h, a]) => [home + h, away + a], [0, 0]);
  if (parts[0] !== score[0] || parts[1] !== score[1]) return "parts do not make the score";
  if (line.some(([h, a]) => h < 0 || a < 0)) return "a part below 0";
  if (row.clock === "ABD") return null;
  const lengths = { AET: 3, PEN: 4, FT: 2 };
  if (line.length !== lengths[row.clock as keyof typeof lengths]) return `${line.length} parts`;
  const endings = { AET: "extra-time", PEN: "shoot-out", FT: null };
  if (row.ending !== endings[row.clock as keyof typeof endings]) return `ending ${row.ending}`;
  if (!knockout) return null;
  const level = score[0] === score[1];
  if (level !== (row.clock === "PEN")) return "a level end is for kicks to part";
  const [h, a] = line[3] ?? [1, 0];
  return h === a ? "a shoot-out that nobody won" : null;
}

/** Substitutions, cards, and who does something while not on the field. */
function sideOffence(match: ToldMatch, side: Side): string | null {
  const rows = [...match.players.values()].filter((player) => player.side === side);
  if (rows.length !== 20) return `${rows.length} players`;
  const named = new Map(rows.map((player) => [player.name ?? "", player]));
  if (named.size !== 20) return "two of a name";
  const on = new Set(rows.filter(({ starter }) => starter).map(({ name }) => name ?? ""));
  if (on.size !== 11) return `${on.size} starters`;
  const bench = new Set(rows.filter(({ starter }) => !starter).map(({ name }) => name ?? ""));
  const yellows = new Map<string, number>();
  const goals = new Map<string, number>();
  const windows = new Set<number>();
  const afterBreaks = new Set(
    match.events.filter(({ kind }) => kind === "period").map((event) => event.time),
  );
  let changes = 0;
  let reds = 0;
  const count = (map: Map<string, number>, name: string, by: number) =>
    map.set(name, (map.get(name) ?? 0) + by);
  for (const event of match.events) {
    const { kind, player, other, period, text, time } = event;
    // An own goal is an act of the other side's; what was given is taken back whoever is on.
    const actor = kind === "own-goal" ? (event.side === "home" ? "away" : "home") : event.side;
    if (actor !== side || player === null) continue;
    if (kind === "var") continue;
    if (kind === "goal-cancelled") {
      count(goals, player, -1);
      continue;
    }
    if (kind === "substitution") {
      if (!bench.delete(player)) return `${player} cannot come on: ${text}`;
      if (other === null || !on.delete(other)) return `${other} cannot go off: ${text}`;
      on.add(player);
      changes += 1;
      if (!afterBreaks.has(time)) windows.add(time ?? 0);
      const late = period === "ET" || period === "ET2";
      if (changes > (late ? 6 : 5)) return `${changes} substitutions`;
      if (windows.size > (late ? 4 : 3)) return `${windows.size} stops for substitutions`;
      continue;
    }
    if (!on.has(player)) return `${player} is not on: ${text}`;
    if (kind === "goal" && other !== null && (!on.has(other) || other === player)) {
      return `${other} cannot assist: ${text}`;
    }
    if (kind === "goal" || kind === "penalty") count(goals, player, 1);
    if (kind === "yellow" || kind === "second-yellow") count(yellows, player, 1);
    if (kind === "yellow" && yellows.get(player) !== 1) return `second yellow unmarked: ${text}`;
    if (kind === "second-yellow" && yellows.get(player) !== 2)
      return `first yellow missing: ${text}`;
    if (kind === "red" || kind === "second-yellow") {
      on.delete(player);
      reds += 1;
    }
  }
  const left = [...on].length;
  if (left < (match.row.clock === "ABD" ? 6 : 7)) return `${left} on`;
  if ((side === "home" ? match.row.homeReds : match.row.awayReds) !== reds)
    return "reds of the row";
  for (const [name, player] of named) {
    if ((player.status === "on") !== on.has(name)) return `${name} is ${player.status}`;
    if ((player.goals ?? 0) !== (goals.get(name) ?? 0)) return `goals of ${name}`;
    if ((player.yellows ?? 0) !== (yellows.get(name) ?? 0)) return `cards of ${name}`;
    if (player.status === "bench" && player.minutes !== 0) return `minutes of ${name}`;
    if ((player.minutes ?? -1) < 0 || (player.minutes ?? 0) > 120) return `minutes of ${name}`;
  }
  const keepers = rows.filter(({ position, name }) => position === "GK" && on.has(name ?? ""));
  if (keepers.length > 1) return "two goalkeepers";
  return statsOffence(match, side);
}

function statsOffence({ stats, row }: ToldMatch, side: Side): string | null {
  const i = side === "home" ? 0 : 1;
  const of = (id: string) => stats.get(id)?.[i] ?? Number.NaN;
  const scored = (side === "home" ? row.homeScore : row.awayScore) ?? 0;
  if (!(of("shots") >= of("on-target"))) return "more on target than shots";
  const saved = stats.get("saves")?.[1 - i] ?? Number.NaN;
  if (row.clock !== "ABD" && !(of("on-target") - saved <= scored))
    return "on target, no goal, not saved";
  if (!(of("xg") >= 0)) return "xg";
  const share = stats.get("possession") ?? [0, 0];
  return share[0] + share[1] === 100 ? null : "possession";
}
