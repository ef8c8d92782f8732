/**
 * Whether the pages have to be built: a stamp inside `.next` holds a hash of all that they are
 * built from.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hintCompiling } from "./compile-hints.ts";

/** What pages are built from, relative to the project's folder. */
const sources = [
  "app",
  "lib",
  "public",
  "instrumentation-client.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
] as const;

const stampFile = ".next/bigboard-sources";

/** A hash over the names and contents of all that the pages are built from. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesOf(root, source)) {
      const content = readFileSync(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** Whether what was built last was built from other sources than these, or is not there. */
export function isStale(root: string, hash: string): boolean {
  const stamp = join(root, stampFile);
  if (!existsSync(stamp) || !existsSync(join(root, ".next/BUILD_ID"))) return true;
  return readFileSync(stamp, "utf8").trim() !== hash;
}

/** Notes what has been built. */
export function writeStamp(root: string, hash: string): void {
  writeFileSync(join(root, stampFile), `${hash}\n`);
}

/**
 * Builds the pages in a process of its own.
 * @throws Error with the build's output when it fails.
 */
export async function buildPages(root: string): Promise<void> {
  const next = join(root, "node_modules/next/dist/bin/next");
  // What development left behind may name pages that are no more.
  rmSync(join(root, ".next/dev/types"), { recursive: true, force: true });
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => output.push(chunk));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(Buffer.concat(output).toString("utf8").trim());
  hintCompiling(root);
}

/** Files below a path, in the order of their names; none where there is nothing. */
function filesOf(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (path.includes(".")) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
