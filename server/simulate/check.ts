/** `npm run simulate:check`: judges what `npm run simulate` has written, or a fresh seed. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkMarkets, checkMatches } from "./checks/check-folder.ts";
import { reportLines } from "./checks/report.ts";
import { type SportNull, sportNulls } from "./checks/sport-nulls.ts";
import type { Verdict } from "./checks/verdict.ts";
import { OptionError, readOptions, runProgram } from "./options.ts";
import { run } from "./run.ts";

const nullNames = sportNulls.map(({ name, sport }) => `${name} (${sport})`).join(", ");

const help = `npm run simulate:check -- [folder]

Runs the statistical checks on what npm run simulate has written to a folder, and says of each
the statistic, the range that is expected, what was measured, and the verdict. Without a folder it
first simulates two stretches of a fresh seed into one that it removes again: five trading days of
40 instruments, and for the sports --days trading days with one. Exits with 1 if a check fails.

  --seed <text>   the seed where there is no folder (a random one, which it prints)
  --days <n>      trading days of sports where there is no folder (120)
  --null <name>   judges in place of the published chances those of a law that is too simple, which
                  must fail: ${nullNames}
`;

const specs = {
  seed: { default: "" },
  days: { default: 120, least: 1, most: 10_000 },
  null: { default: "" },
} as const;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** @throws OptionError for a name that is none's. */
function nullOf(name: string): SportNull {
  const found = sportNulls.find((one) => one.name === name);
  if (found === undefined) throw new OptionError(`--null is "${name}": give one of ${nullNames}`);
  return found;
}

async function checkFresh(seed: string, days: number, lacking?: SportNull): Promise<Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), "simulate-"));
  try {
    const out = (name: string) => join(folder, name);
    const market = { seed, days: 5, instruments: 40, trades: 5, rate: 200, out: out("market") };
    await run(market);
    const verdicts = await checkMarkets(market.out);
    const sports = { seed, days, instruments: 1, trades: 0, rate: 1, out: out("sports") };
    await run(sports);
    return [...verdicts, ...(await checkMatches(sports.out, lacking))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runProgram("simulate:check", async () => {
  const given = readOptions(process.argv.slice(2), specs, 1);
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const [folder] = given.rest;
  const lacking = given.has("null") ? nullOf(given.text("null")) : undefined;
  let verdicts: Verdict[];
  if (folder === undefined) {
    const days = given.number("days", "whole");
    const seed = given.has("seed") ? given.text("seed") : randomBytes(6).toString("hex");
    say(`seed ${seed}`);
    verdicts = await checkFresh(seed, days, lacking);
  } else verdicts = [...(await checkMarkets(folder)), ...(await checkMatches(folder, lacking))];
  for (const line of reportLines(verdicts)) say(line);
  return verdicts.some(({ verdict }) => verdict === "fail") ? 1 : 0;
});
