/** Finds the second browser that the pages are looked at with, and drives it. */
import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer-core";
import { installPackages } from "./run-command.ts";

const paths = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/snap/bin/firefox"];

/** Firefox's path: `FIREFOX_PATH`, or where systems put it; null where there is none. */
export function findFirefox(): string | null {
  const candidates = [process.env.FIREFOX_PATH, ...paths];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Says how to get a Firefox by hand. */
export const firefoxAdvice =
  "No Firefox, so its tests are left out. Install it (Debian: apt-get install firefox-esr), or " +
  "name it with FIREFOX_PATH.";

/** Installs Firefox from Debian where that is allowed; null if it does not go. */
export async function installFirefox(): Promise<string | null> {
  await installPackages("firefox-esr");
  return findFirefox();
}

/** Starts Firefox without a screen, with a window of 1440 by 900. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error(firefoxAdvice);
  return puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    // The window's own size: this Firefox does not know the command that would set another.
    defaultViewport: null,
    args: ["--width=1440", "--height=900"],
  });
}
