/** Finds the browser that tests drive, and installs one where there is none. */
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { installPackages, run } from "./run-command.ts";

const debianPath = "/usr/bin/chromium";

/** Chromium's path: `CHROMIUM_PATH`, Debian's, or Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const candidates = [process.env.CHROMIUM_PATH, debianPath, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** What Chromium needs in a container without a screen. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
];

/** Says how to get a browser by hand. */
export const chromiumAdvice =
  "No Chromium. Install it (Debian: apt-get install chromium fonts-liberation; elsewhere: " +
  "npx playwright install --with-deps chromium), or name it with CHROMIUM_PATH.";

/** Installs Chromium from Debian where that is allowed, else with Playwright; null if neither goes. */
export async function installChromium(): Promise<string | null> {
  await installPackages("chromium", "fonts-liberation");
  if (findChromium() === null) {
    await run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
  }
  return findChromium();
}
