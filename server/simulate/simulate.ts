/** `npm run simulate`: writes a simulated world to files. */
import { elapsedMs } from "../../lib/clock.ts";
import { runProgram } from "./options.ts";
import { run } from "./run.ts";
import { help, runOptions } from "./run-options.ts";

await runProgram("simulate", async () => {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const options = runOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  const began = elapsedMs();
  const { simulatedMs, messages, files } = await run(options);
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
