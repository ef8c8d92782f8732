/** The options of `npm run simulate`. */
import { OptionError, readOptions } from "./options.ts";
import type { RunOptions } from "./run.ts";

export const help = `npm run simulate -- --seed <text> --days <n> --instruments <n> --out <folder>

Lets the simulated world run without a server, as fast as it goes, and writes to the folder
  bars.csv     one-minute bars of the regular session, with the mid quote at each bar's end
  trades.csv   prints of the first --trades instruments
  matches.csv  every match that began: its result, and its probabilities as they were published
               at the start, at half and at three quarters of the playing time
  events.csv   what happened in them

  --seed <text>        same seed, same files (1)
  --days <n>           trading days; what lies between them passes, too, with its matches (5)
  --instruments <n>    the n largest; beyond 485 they are invented (40)
  --out <folder>       made where it is not there; files in it are written anew
  --trades <n>         instruments whose prints are written (1)
  --rate <n>           ticks a simulated second that the 485 real instruments would have
                       together; what one does never hangs on how many there are (200)
`;

const specs = {
  seed: { default: "1" },
  days: { default: 5, least: 1, most: 10_000 },
  instruments: { default: 40, least: 1, most: 20_000 },
  out: { default: null },
  trades: { default: 1, least: 0, most: 20_000 },
  rate: { default: 200, least: 0.01, most: 400_000 },
} as const;

/**
 * @returns null where help was asked for.
 * @throws OptionError that says what was wrong and what would be right.
 */
export function runOptions(args: readonly string[]): RunOptions | null {
  const given = readOptions(args, specs);
  if (given.help) return null;
  const out = given.text("out");
  if (out.trim() === "") throw new OptionError("--out must name a folder");
  return {
    seed: given.text("seed"),
    days: given.number("days", "whole"),
    instruments: given.number("instruments", "whole"),
    out,
    trades: given.number("trades", "whole"),
    rate: given.number("rate"),
  };
}
