/** How a benchmark that judges itself is run from the command line. */

/**
 * Runs it and ends the process: with 1 where something was wrong, which is printed, or it failed.
 * @param read gives the options; null where help was asked for. @throws Error that says what is wrong.
 * @param run says what was wrong, a line each.
 */
export async function runBench<Options>(
  read: () => Options | null,
  helpText: string,
  run: (options: Options) => Promise<readonly string[]>,
): Promise<never> {
  try {
    const options = read();
    if (options === null) process.stdout.write(helpText);
    else {
      const wrong = await run(options);
      for (const what of wrong) process.stdout.write(`\n**${what}**\n`);
      process.exitCode = wrong.length > 0 ? 1 : 0;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    process.exitCode = 1;
  }
  process.exit();
}
