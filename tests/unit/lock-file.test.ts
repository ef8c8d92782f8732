import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type LockFile, missingPackages, platformOf } from "../support/lock-file.ts";
import { root } from "../support/sources.ts";

const text = readFileSync(join(root, "package-lock.json"), "utf8");
const lock = JSON.parse(text) as LockFile;

test("the lock file has the packages of every platform: run `npm run lock` after an upgrade", () => {
  expect(Object.keys(missingPackages(lock))).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  expect(text).not.toContain("registry");
});

test("a package's name says its platform as the packages themselves do", () => {
  const native = Object.entries(lock.packages).filter(([path, { cpu, os }]) => {
    return cpu !== undefined && os !== undefined && !path.includes("@img/");
  });
  expect(native.length).toBeGreaterThan(20);
  for (const [path, { cpu, os, libc }] of native) {
    const told = platformOf(path.slice(path.lastIndexOf("node_modules/")));
    // Where there is one library only, a name may leave it out.
    expect({ cpu, os, libc: told.libc ?? libc }, path).toEqual({ libc, ...told });
  }
});

test("what is missing is added as what its parent says", () => {
  const parent = (name: string, version: string) => ({
    packages: {
      "node_modules/a": { dev: true, license: "MIT", optionalDependencies: { [name]: version } },
      "node_modules/a/node_modules/b-linux-x64": {},
      "node_modules/c-linux-x64": {},
    },
  });
  expect(missingPackages(parent("@n/b-win32-arm64-msvc", "1.2.3"))).toEqual({
    "node_modules/@n/b-win32-arm64-msvc": {
      version: "1.2.3",
      cpu: ["arm64"],
      dev: true,
      license: "MIT",
      optional: true,
      os: ["win32"],
    },
  });
  expect(missingPackages(parent("b-linux-x64", "1.2.3"))).toEqual({});
  expect(missingPackages(parent("c-linux-x64", "1.2.3"))).toEqual({});
  expect(() => missingPackages(parent("b-darwin-x64", "^1.2.3"))).toThrow("is missing");
  expect(() => missingPackages(parent("fsevents", "2.3.3"))).toThrow("is missing");
});
