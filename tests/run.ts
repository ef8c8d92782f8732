/**
 * `npm test`: installs what the tests need, and runs them all. The last line says how many passed
 * and how many failed.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildPages, hashSources, isStale, writeStamp } from "../server/ops/build.ts";
import { caddyAdvice, findCaddy, installCaddy } from "./support/caddy.ts";
import { chromiumAdvice, findChromium, installChromium } from "./support/chromium.ts";
import { findFirefox, firefoxAdvice, installFirefox } from "./support/firefox.ts";
import { findNginx, installNginx, nginxAdvice } from "./support/nginx.ts";
import { findPython, installPython, pythonAdvice } from "./support/python.ts";
import { run } from "./support/run-command.ts";
import { root } from "./support/sources.ts";
import { nothing, sum, type Tally, tallyOf, totalLine } from "./support/tally.ts";

/** Where reports are put; not part of the repository. */
const results = join(root, ".results");
const failure: Tally = { ...nothing, failed: 1 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runProject(
  project: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  say(`\n── ${project} tests`);
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters];
  const exitCode = await run(process.execPath, vitest, environment);
  return tallyOf(readReport(file), exitCode);
}

function readReport(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** The attacks on a running server, which has the built pages. */
async function runSecurityTests(): Promise<Tally> {
  return (await areBuilt()) ? runProject("security") : failure;
}

/** The browser tests, with the browser and the pages that they need. */
async function runBrowserTests(): Promise<Tally> {
  const chromium = findChromium() ?? (await installChromium());
  if (chromium === null) {
    say(chromiumAdvice);
    return failure;
  }
  const firefox = findFirefox() ?? (await installFirefox());
  const nginx = findNginx() ?? (await installNginx());
  const caddy = findCaddy() ?? (await installCaddy());
  say(`\nBrowsers: ${chromium}, ${firefox ?? firefoxAdvice}`);
  say(`Proxies: ${nginx ?? nginxAdvice}, ${caddy ?? caddyAdvice}`);
  if ((findPython() ?? (await installPython())) === null) say(pythonAdvice);
  if (!(await areBuilt())) return failure;
  return runProject("browser", {
    CHROMIUM_PATH: chromium,
    ...(firefox !== null && { FIREFOX_PATH: firefox }),
    ...(nginx !== null && { NGINX_PATH: nginx }),
    ...(caddy !== null && { CADDY_PATH: caddy }),
  });
}

/** Builds the pages as `npm start` does, where anything has changed. @returns false where it fails. */
async function areBuilt(): Promise<boolean> {
  const hash = hashSources(root);
  if (!isStale(root, hash)) return true;
  say("Building the pages");
  try {
    await buildPages(root);
  } catch (error) {
    say(`The pages cannot be built.\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  writeStamp(root, hash);
  return true;
}

mkdirSync(results, { recursive: true });
process.env.NEXT_TELEMETRY_DISABLED = "1";
const total = sum([await runProject("unit"), await runSecurityTests(), await runBrowserTests()]);
if (total.skipped > 0) say(`\n${total.skipped} skipped`);
say(`\n${totalLine(total)}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
