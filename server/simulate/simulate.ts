/** `npm run simulate`: writes a simulated world to files. */
import { elapsedMs } from "../../lib/clock.ts";
import { type Given, readOptions, runProgram } from "./options.ts";
import { type RunOptions, run } from "./run.ts";

const help = `npm run simulate -- --seed <text> --days <n> --instruments <n> --out <folder>

Lets the simulated world run without a server, as fast as it goes, and writes to the folder
  bars.csv     one-minute bars of the regular session, with the mid quote at each bar's end
  trades.csv   prints of the first --trades instruments
  matches.csv  every match that began: its result, and its probabilities as they were published
               at the start, at half and at three quarters of the playing time
  events.csv   what happened in them

  --seed <text>        same seed, same files (1)
  --days <n>           trading days; what lies between them passes, too, with its matches (5)
  --instruments <n>    the first n of the list (40)
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

function optionsOf(given: Given<keyof typeof specs>): RunOptions {
  return {
    seed: given.text("seed"),
    days: given.number("days", "whole"),
    instruments: given.number("instruments", "whole"),
    out: given.text("out"),
    trades: given.number("trades", "whole"),
    rate: given.number("rate"),
  };
}

await runProgram("simulate", async () => {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const given = readOptions(process.argv.slice(2), specs);
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const began = elapsedMs();
  const { simulatedMs, messages, files } = await run(optionsOf(given));
  for (const { path, records } of files) say(`${path}: ${records.toLocaleString("en")} records`);
  const { user, system } = process.cpuUsage();
  const days = (simulatedMs / 86_400_000).toFixed(1);
  const count = messages.toLocaleString("en");
  const took = ((elapsedMs() - began) / 1000).toFixed(1);
  const processor = ((user + system) / 1e6).toFixed(1);
  say(
    `${days} simulated days with ${count} messages in ${took} s, ${processor} s of processor time`,
  );
  return 0;
});
