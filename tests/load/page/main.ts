/** `npm run bench:page`: the pages in Chromium, rivals beside them in the same run. */
import { runProgram } from "./program.ts";

// Nothing is left behind: browsers, servers and folders go with the process.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(1));
}
try {
  await runProgram(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exitCode = 1;
}
process.exit();
