/** All checks on a folder that `npm run simulate` has written. */
import { join } from "node:path";
import { fileNames } from "../files/columns.ts";
import { judgeMarket } from "./market-checks.ts";
import { readMarket } from "./market-sample.ts";
import { readMatches } from "./match-sample.ts";
import { judgeSports } from "./sport-checks.ts";
import { type SportNull, toldBy } from "./sport-nulls.ts";
import { judgeTrades } from "./trade-checks.ts";
import type { Verdict } from "./verdict.ts";

/** Verdicts on bars and prints. @throws Error that names a file that cannot be read. */
export async function checkMarkets(folder: string): Promise<Verdict[]> {
  const market = await readMarket(join(folder, fileNames.bars));
  const trades = await judgeTrades(join(folder, fileNames.trades), market.isOpen);
  return [...market.verdicts, ...judgeMarket(market.instruments), ...trades];
}

/**
 * Verdicts on matches and events.
 * @param lacking with whose chances those of its sport are judged, in place of the published ones.
 * @throws Error that names a file that cannot be read.
 */
export async function checkMatches(folder: string, lacking?: SportNull): Promise<Verdict[]> {
  const sample = await readMatches(folder);
  const matches = lacking ? sample.matches.map((match) => toldBy(lacking, match)) : sample.matches;
  return [...sample.verdicts, ...judgeSports(matches)];
}
