/**
 * `npm run simulate:sweep`: what the checks measure on many seeds, as the tables that
 * docs/SIMULATION-FILES.md keeps and from which the accepted ranges are taken.
 */
import type { MarketModel } from "../feed/simulator/markets/model.ts";
import { actorsOf, readWorld } from "../feed/simulator/world.ts";
import { judgeForecasts } from "./checks/forecast-checks.ts";
import { type MarketFigures, marketFigures, marketStatistics } from "./checks/market-statistics.ts";
import type { PlayedMatch } from "./checks/match-sample.ts";
import { runMarket, runMatches } from "./checks/memory-run.ts";
import { marketNulls } from "./checks/nulls.ts";
import { marketRanges } from "./checks/ranges.ts";
import { sports } from "./checks/sport-checks.ts";
import { figureRow, forecastRow, marketRow } from "./checks/sweep-table.ts";
import { figure } from "./checks/verdict.ts";
import { OptionError, readOptions, runProgram } from "./options.ts";
import { mean } from "./statistics/samples.ts";

const help = `npm run simulate:sweep -- [--seeds <n>] [--nulls <n>] [--days <n>] [--rate <n>]

Runs the markets (40 instruments, five sessions) and the sports on many seeds, the markets also on
models that lack something, and prints tables of what the checks measure.

  --seeds <n>   seeds, named "sweep 1" and so on (100)
  --nulls <n>   of them for each of the lacking models (10)
  --days <n>    days of sports of each seed (20)
  --rate <n>    ticks a simulated second of the reference list (200)
  --only <word> markets or sports (both)
`;

const specs = {
  seeds: { default: 100, least: 2, most: 10_000 },
  nulls: { default: 10, least: 2, most: 10_000 },
  days: { default: 20, least: 1, most: 1000 },
  rate: { default: 200, least: 0.01, most: 400_000 },
  only: { default: "both" },
} as const;

const say = (line: string) => process.stdout.write(`${line}\n`);
const seedOf = (index: number) => `sweep ${index + 1}`;

/** Markets: what each statistic comes to, here and on the model that lacks its subject. */
async function sweepMarkets(seeds: number, lacking: number, rate: number): Promise<void> {
  const figuresOf = async (count: number, model?: MarketModel) => {
    const all: MarketFigures[] = [];
    for (let i = 0; i < count; i += 1) {
      const options = { seed: seedOf(i), instruments: 40, sessions: 5, rate };
      all.push(marketFigures(await runMarket(model ? { ...options, model } : options)));
    }
    return all;
  };
  const usual = await figuresOf(seeds);
  const nulls = new Map<string, MarketFigures[]>();
  for (const { name, model } of marketNulls) nulls.set(name, await figuresOf(lacking, model));
  say("| statistic | mean (sd) | seen | accepted | outside | by a normal law | without it |");
  say("|---|---|---|---|---|---|---|");
  for (const statistic of marketStatistics) {
    const found = marketNulls.find(({ fails }) => fails.includes(statistic));
    const values = (figures: readonly MarketFigures[]) => figures.map((one) => one[statistic]);
    const without = found && { name: found.name, values: values(nulls.get(found.name) ?? []) };
    say(marketRow(statistic, values(usual), marketRanges[statistic], without));
  }
}

/** What is kept of a sport's matches of one seed: their events would fill the memory. */
interface SportSeed {
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly matches: readonly PlayedMatch[];
}

/** Sports: what is counted of each match, and how far its chances are from what happened. */
async function sweepSports(seeds: number, days: number): Promise<void> {
  const world = await readWorld(1);
  const kept = new Map(sports.map(({ sport }) => [sport, [] as SportSeed[]]));
  for (let i = 0; i < seeds; i += 1) {
    const played = actorsOf(seedOf(i), world).flatMap((actor) => runMatches([actor], days).matches);
    for (const { sport, values } of sports) {
      const own = played.filter((match) => match.sport === sport);
      const matches = own.map((match) => ({ ...match, events: [] }));
      kept.get(sport)?.push({ values: values(own), matches });
    }
  }
  say("| sport | figure of a match | mean | deviation | between seeds, beyond chance |");
  say("|---|---|---|---|---|");
  for (const [sport, own] of kept) {
    for (const name of Object.keys(own[0]?.values ?? {})) {
      const bySeed = own.map(({ values }) => values[name] ?? []).filter(({ length }) => length > 0);
      say(figureRow(sport, name, bySeed));
    }
  }
  const goals = (kept.get("football") ?? []).flatMap(({ values }) => values.goals ?? []);
  const shares = Array.from({ length: 8 }, (_, n) =>
    figure(mean(goals.map((count) => +(n === 7 ? count >= n : count === n)))),
  );
  say(`\nFootball matches with 0, 1, … 6, 7 or more goals: ${shares.join(", ")}.`);
  say("\n| sport | matches | largest z of a seed | of all matches together |");
  say("|---|---|---|---|");
  for (const { sport, hasDraws } of sports) {
    const judge = (matches: readonly PlayedMatch[]) => judgeForecasts(sport, matches, hasDraws);
    const bySeed = (kept.get(sport) ?? []).map(({ matches }) => matches);
    say(forecastRow(sport, bySeed.flat().length, bySeed.map(judge), judge(bySeed.flat())));
  }
}

await runProgram("simulate:sweep", async () => {
  const given = readOptions(process.argv.slice(2), specs);
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const only = given.text("only");
  if (!["both", "markets", "sports"].includes(only)) {
    throw new OptionError(`--only is "${only}": give markets or sports`);
  }
  const seeds = given.number("seeds", "whole");
  if (only !== "sports") {
    await sweepMarkets(seeds, given.number("nulls", "whole"), given.number("rate"));
  }
  if (only === "both") say("");
  if (only !== "markets") await sweepSports(seeds, given.number("days"));
  return 0;
});
