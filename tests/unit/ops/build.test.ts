import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildPages, hashSources, isStale, writeStamp } from "../../../server/ops/build.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bigboard-build-"));
  for (const folder of ["app/deep", "server", ".next"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  write("app/deep/page.tsx", "page");
  write("package-lock.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string): void {
  writeFileSync(join(root, file), content);
}

test("what was built is stale until it is stamped, and fresh as long as nothing changes", () => {
  const hash = hashSources(root);
  expect(isStale(root, hash)).toBe(true);
  writeStamp(root, hash);
  expect(isStale(root, hash), "no build, whatever the stamp says").toBe(true);
  write(".next/BUILD_ID", "1");
  expect(isStale(root, hash)).toBe(false);
  expect(isStale(root, hashSources(root))).toBe(false);
});

test.each([
  ["a page's content", "app/deep/page.tsx", "other"],
  ["a new page", "app/new.tsx", ""],
  ["a package", "package-lock.json", "{ }"],
  ["the pages' settings", "next.config.js", ""],
])("%s makes it stale", (_, file, content) => {
  const before = hashSources(root);
  write(file, content);
  expect(hashSources(root)).not.toBe(before);
});

test("the server's own code does not", () => {
  const before = hashSources(root);
  write("server/index.ts", "other");
  expect(hashSources(root)).toBe(before);
});

test("a build runs Next in a process of its own, for production", async () => {
  mkdirSync(join(root, "node_modules/next/dist/bin"), { recursive: true });
  write(
    "node_modules/next/dist/bin/next",
    `const { writeFileSync } = require("node:fs");
    writeFileSync(".next/BUILD_ID", process.argv[2] + " " + process.env.NODE_ENV);`,
  );
  await buildPages(root);
  expect(readFileSync(join(root, ".next/BUILD_ID"), "utf8")).toBe("build production");
});

test("a build that fails says what Next said", async () => {
  mkdirSync(join(root, "node_modules/next/dist/bin"), { recursive: true });
  write(
    "node_modules/next/dist/bin/next",
    'console.log("Compiling"); console.error("no such module"); process.exit(1);',
  );
  await expect(buildPages(root)).rejects.toThrow(/Compiling[\s\S]*no such module/);
});

test("a build's scripts ask to be compiled as they come, each once", async () => {
  const script = ".next/static/chunks/deep/some.js";
  mkdirSync(join(root, "node_modules/next/dist/bin"), { recursive: true });
  mkdirSync(join(root, ".next/static/chunks/deep"), { recursive: true });
  write("node_modules/next/dist/bin/next", "");
  write(script, "some()");
  write(".next/static/chunks/some.css", "a{}");
  await buildPages(root);
  await buildPages(root);
  expect(readFileSync(join(root, script), "utf8")).toBe("//# allFunctionsCalledOnLoad\nsome()");
  expect(readFileSync(join(root, ".next/static/chunks/some.css"), "utf8")).toBe("a{}");
});
