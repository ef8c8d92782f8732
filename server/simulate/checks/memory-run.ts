/** Runs worlds, or the parts of them that a check is about, in memory. */
import type { Actor } from "../../feed/simulator/actor.ts";
import { Generator, simulationStart } from "../../feed/simulator/generator.ts";
import { sessionAfter, sessionAt } from "../../feed/simulator/markets/exchange/calendar.ts";
import type { MarketModel } from "../../feed/simulator/markets/model.ts";
import { readWorld } from "../../feed/simulator/world.ts";
import type { Instrument } from "./market-sample.ts";
import type { MatchSample } from "./match-sample.ts";
import { MemorySink } from "./memory-sink.ts";

const minuteMs = 60_000;

export interface MarketRun {
  readonly seed: string;
  readonly instruments: number;
  readonly sessions: number;
  /** Ticks a simulated second of the reference list. */
  readonly rate: number;
  /** The usual one unless given. */
  readonly model?: MarketModel;
}

/** Whole sessions of the markets, without sports; those that close early are passed over. */
export async function runMarket(options: MarketRun): Promise<Instrument[]> {
  const { seed, instruments, sessions, rate, model } = options;
  const world = await readWorld(instruments);
  const sink = new MemorySink();
  const generator = new Generator({
    seed,
    sink,
    instruments: world.instruments,
    rate,
    rateFor: "reference",
    ...(model === undefined ? {} : { model }),
  });
  generator.markets.showBooks(false);
  generator.open();
  // A message at a minute's very end belongs to the next.
  const pass = (until: number) => generator.advance(until - 1 - generator.time);
  let session = sessionAt(simulationStart);
  for (let left = sessions; left > 0; session = sessionAfter(session)) {
    if (session.early) continue;
    left -= 1;
    pass(session.open);
    sink.beginSession();
    for (let end = session.open + minuteMs; end <= session.close; end += minuteMs) {
      pass(end);
      sink.endMinute((end - session.open) / minuteMs - 1);
    }
  }
  return sink.instruments;
}

/**
 * Matches of some sports, without markets, as those of a world with this seed.
 * @param days of 24 hours.
 */
export function runMatches(actors: readonly Actor[], days: number): MatchSample {
  const sink = new MemorySink();
  for (const actor of actors) actor.open(sink);
  sink.opened();
  const end = days * 24 * 60 * minuteMs;
  for (;;) {
    const next = actors.reduce((first, actor) => (actor.nextAt < first.nextAt ? actor : first));
    if (next.nextAt > end) return sink.matches.sample;
    next.step();
    sink.settle();
  }
}
