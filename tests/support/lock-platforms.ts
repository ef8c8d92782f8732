/** `npm run lock`: adds to package-lock.json what another platform needs. See lock-file.ts. */
import { readFileSync, writeFileSync } from "node:fs";
import { type LockFile, missingPackages } from "./lock-file.ts";

const path = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8")) as LockFile;
const missing = missingPackages(lock);
const packages = Object.entries({ ...lock.packages, ...missing });
packages.sort(([a], [b]) => a.localeCompare(b, "en"));
const text = `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`;
writeFileSync(path, text);
process.stdout.write(`${Object.keys(missing).length} packages added to package-lock.json\n`);
