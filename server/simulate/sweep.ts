/**
 * `npm run simulate:sweep`: what the checks measure on many seeds, as the tables that
 * docs/SIMULATION.md keeps and from which the accepted ranges are taken.
 */
import { actorsOf, readWorld } from "../feed/simulator/world.ts";
import { footballValues } from "./checks/football-checks.ts";
import { judgeForecasts } from "./checks/forecast-checks.ts";
import { type MarketFigures, marketFigures, marketStatistics } from "./checks/market-statistics.ts";
import { runMarket, runMatches } from "./checks/memory-run.ts";
import { marketNulls } from "./checks/nulls.ts";
import { marketRanges } from "./checks/ranges.ts";
import { sports } from "./checks/sport-checks.ts";
import { figureRow, forecastRow, marketRow } from "./checks/sweep-table.ts";
import { figure } from "./checks/verdict.ts";
import { readOptions, runProgram } from "./options.ts";
import { mean } from "./statistics/samples.ts";

const help = `npm run simulate:sweep -- [--seeds <n>] [--nulls <n>] [--days <n>] [--rate <n>]

Runs the markets (40 instruments, five sessions) and the sports on many seeds, the markets also on
models that lack something, and prints tables of what the checks measure.

  --seeds <n>   seeds, named "sweep 1" and so on (100)
  --nulls <n>   of them for each of the lacking models (10)
  --days <n>    days of sports of each seed (20)
  --rate <n>    ticks a simulated second of the reference list (200)
`;

const specs = {
  seeds: { default: 100, least: 2, most: 10_000 },
  nulls: { default: 10, least: 2, most: 10_000 },
  days: { default: 20, least: 1, most: 1000 },
  rate: { default: 200, least: 0.01, most: 400_000 },
} as const;

const say = (line: string) => process.stdout.write(`${line}\n`);
const seedOf = (index: number) => `sweep ${index + 1}`;

await runProgram("simulate:sweep", async () => {
  const given = readOptions(process.argv.slice(2), specs);
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const rate = given.number("rate");
  const figuresOf = async (count: number, model?: (typeof marketNulls)[number]["model"]) => {
    const all: MarketFigures[] = [];
    for (let i = 0; i < count; i += 1) {
      const options = { seed: seedOf(i), instruments: 40, sessions: 5, rate };
      all.push(marketFigures(await runMarket(model ? { ...options, model } : options)));
    }
    return all;
  };
  const seeds = given.number("seeds", "whole");
  const usual = await figuresOf(seeds);
  const nulls = new Map<string, MarketFigures[]>();
  for (const { name, model } of marketNulls) {
    nulls.set(name, await figuresOf(given.number("nulls", "whole"), model));
  }
  say("| statistic | mean (sd) | seen | accepted | outside | by a normal law | without it |");
  say("|---|---|---|---|---|---|---|");
  for (const statistic of marketStatistics) {
    const lacking = marketNulls.find(({ fails }) => fails.includes(statistic));
    const values = (figures: readonly MarketFigures[]) => figures.map((one) => one[statistic]);
    const without = lacking && {
      name: lacking.name,
      values: values(nulls.get(lacking.name) ?? []),
    };
    say(marketRow(statistic, values(usual), marketRanges[statistic], without));
  }

  const days = given.number("days");
  const world = await readWorld(1);
  const samples = Array.from({ length: seeds }, (_, i) =>
    actorsOf(seedOf(i), world).flatMap((actor) => runMatches([actor], days).matches),
  );
  say("\n| sport | figure of a match | mean | deviation | between seeds, beyond chance |");
  say("|---|---|---|---|---|");
  for (const { sport, values } of sports) {
    const own = samples.map((matches) => values(matches.filter((match) => match.sport === sport)));
    for (const name of Object.keys(own[0] ?? {})) {
      say(
        figureRow(
          sport,
          name,
          own.map((one) => one[name] ?? []),
        ),
      );
    }
  }
  const goals = samples.flatMap(
    (matches) => footballValues(matches.filter(({ sport }) => sport === "football")).goals,
  );
  const shares = Array.from({ length: 8 }, (_, n) =>
    figure(mean(goals.map((count) => +(n === 7 ? count >= n : count === n)))),
  );
  say(`\nFootball matches with 0, 1, … 6, 7 or more goals: ${shares.join(", ")}.`);
  say("\n| sport | matches | largest z of a seed | of all matches together |");
  say("|---|---|---|---|");
  for (const { sport, hasDraws } of sports) {
    const own = samples.map((matches) => matches.filter((match) => match.sport === sport));
    const judge = (matches: (typeof own)[number]) => judgeForecasts(sport, matches, hasDraws);
    say(forecastRow(sport, own.flat().length, own.map(judge), judge(own.flat())));
  }
  return 0;
});
