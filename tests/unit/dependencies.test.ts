/** What is installed: versions that nobody but us moves, and none with a hole that we know of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { LockFile } from "../support/lock-file.ts";
import { root } from "../support/sources.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));
const manifest = readJson("package.json") as Manifest;
const { packages } = readJson("package-lock.json") as LockFile;
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

/**
 * The lowest versions that may be installed, with the advisory that a lower one falls under and
 * what could be done to a board with it.
 */
const floors = [
  ["ws", "8.21.1", "CVE-2026-62389: memory filled with fragments of a message that never ends"],
  ["engine.io", "6.6.10", "CVE-2026-102599: a heartbeat of another revision ends the process"],
  ["socket.io-parser", "4.2.7", "CVE-2026-69185: memory filled with attachments never announced"],
  ["socket.io", "4.6.2", "CVE-2024-38355: a crafted packet ends the process"],
  ["next", "16.4.1", "CVE-2026-94482, CVE-2026-96889: server actions and the image optimizer"],
  ["zod", "4.6.7", "GHSA-mrhx-c7xc-m3w5: memory filled while a large collection is checked"],
] as const;

/** Every place in the lock file at which a package stands, its own and those below others. */
function installed(name: string): { place: string; version: string }[] {
  return Object.entries(packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([place, { version = "" }]) => ({ place, version }));
}

/** Whether a version of three numbers is as high as another. */
function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

test("each package is wanted in exactly one version, which is the one that is locked", () => {
  for (const [name, version] of wanted) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

describe("no version is installed of which it is known how to harm a board", () => {
  test.each(floors)("%s is %s or higher (%s)", (name, floor) => {
    const found = installed(name);
    expect(found).not.toEqual([]);
    expect(found.filter(({ version }) => !isAtLeast(version, floor))).toEqual([]);
  });
});

test("versions are compared as numbers", () => {
  expect(isAtLeast("8.21.1", "8.21.1")).toBe(true);
  expect(isAtLeast("8.100.0", "8.21.1")).toBe(true);
  expect(isAtLeast("8.9.9", "8.21.1")).toBe(false);
});
