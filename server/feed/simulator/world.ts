import { readFile } from "node:fs/promises";
import type { Actor } from "./actor.ts";
import { Basketball } from "./basketball/basketball.ts";
import { Football } from "./football/football.ts";
import { type Fixture, parseSeason } from "./football/season.ts";
import { simulationStart } from "./generator.ts";
import { type Instrument, parseInstruments } from "./markets/instruments.ts";
import { firstInstruments } from "./markets/universe.ts";
import { referenceCount } from "./markets/weights.ts";
import { DerbyDay } from "./scenarios/derby-day.ts";
import { Tennis } from "./tennis/tennis.ts";

const folder = new URL("../data/", import.meta.url);
const instrumentsFile = "sp500.csv";
const seasonFile = "premier-league-2025-26.json";

/** What the simulated world is made of. */
export interface World {
  /** By rank, the largest first. */
  readonly instruments: readonly Instrument[];
  readonly fixtures: readonly Fixture[];
}

/**
 * Reads the data that ships with the simulator.
 * @param count how many instruments: the first so many, and where there are too few, invented ones.
 * @throws Error that names the file, the line and the cause; RangeError as `firstInstruments`.
 */
export async function readWorld(count = referenceCount): Promise<World> {
  const read = (name: string) =>
    readFile(new URL(name, folder), "utf8").catch((error: Error) => {
      throw new Error(`server/feed/data/${name} cannot be read: ${error.message}`);
    });
  const [instruments, season] = await Promise.all([read(instrumentsFile), read(seasonFile)]);
  return {
    instruments: firstInstruments(parseInstruments(instruments, instrumentsFile), count),
    fixtures: parseSeason(season, seasonFile),
  };
}

/** Everything that acts beside the markets, each by streams of its own. */
export function actorsOf(seed: string, { fixtures }: Pick<World, "fixtures">): Actor[] {
  return [
    new Football(seed, fixtures, simulationStart),
    new Basketball(seed, simulationStart),
    new Tennis(seed, simulationStart),
    new DerbyDay(seed, simulationStart),
  ];
}
