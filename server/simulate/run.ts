/** Lets a simulated world run without a server, as fast as it goes, and writes what it does. */
import { mkdir } from "node:fs/promises";
import { Generator, simulationStart } from "../feed/simulator/generator.ts";
import { sessionAfter, sessionAt } from "../feed/simulator/markets/exchange/calendar.ts";
import type { MarketModel } from "../feed/simulator/markets/model.ts";
import { actorsOf, readWorld } from "../feed/simulator/world.ts";
import { FileSink } from "./files/file-sink.ts";

export interface RunOptions {
  readonly seed: string;
  /** Trading days; nights, weekends and holidays between them pass, too, with what is played. */
  readonly days: number;
  /** Instruments: the first so many. */
  readonly instruments: number;
  /** Folder to write to; made where it is not there. */
  readonly out: string;
  /** Instruments whose prints are written: the first so many. */
  readonly trades: number;
  /** Market ticks a simulated second that the reference list would have, whatever is listed. */
  readonly rate: number;
  /** Another model of the markets than the usual one: one that a check must tell from it. */
  readonly model?: MarketModel;
}

export interface RunReport {
  /** Simulated ms that have passed, and messages that were made. */
  readonly simulatedMs: number;
  readonly messages: number;
  readonly files: FileSink["written"];
}

/** Simulated time from one look at what can be written to the next, and ticks in it at most. */
const stepMs = 60_000;
const stepTicks = 50_000;

/** From the last close to the end, so that evening matches of that day come to theirs. */
const eveningMs = 12 * 3_600_000;

/**
 * Runs a world from its start until twelve hours after the last close.
 * @throws RangeError for more instruments than there can be, Error where files cannot be written.
 */
export async function run(options: RunOptions): Promise<RunReport> {
  const { seed, days, rate } = options;
  const world = await readWorld(options.instruments);
  await mkdir(options.out, { recursive: true });
  const sink = await FileSink.create(options.out, options.trades);
  try {
    const generator = new Generator({
      seed,
      sink,
      instruments: world.instruments,
      actors: actorsOf(seed, world),
      rate,
      rateFor: "reference",
      ...(options.model === undefined ? {} : { model: options.model }),
    });
    generator.markets.showBooks(false);
    generator.open();
    sink.opened();
    const step = Math.min(stepMs, Math.ceil((1000 * stepTicks) / rate));
    const pass = async (until: number): Promise<void> => {
      // A tick at the moment itself belongs to what begins then.
      for (let left = until - 1 - generator.time; left > 0; left = until - 1 - generator.time) {
        generator.advance(Math.min(left, step));
        await sink.settle(generator.time);
      }
    };
    let session = sessionAt(simulationStart);
    for (let day = 1; ; day += 1) {
      await pass(session.open);
      sink.bars.begin(session.open, session.close);
      await pass(session.close);
      if (day === days) break;
      session = sessionAfter(session);
    }
    await pass(session.close + eveningMs);
    const simulatedMs = generator.time - simulationStart;
    return { simulatedMs, messages: generator.ticks, files: sink.written };
  } finally {
    await sink.close();
  }
}
