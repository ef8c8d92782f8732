/** The files in deploy/ name what there is: settings that the board knows, and files to copy. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settings } from "../../server/config/settings.ts";
import type { LockFile } from "../support/lock-file.ts";
import { root, sourceFiles } from "../support/sources.ts";

const read = (name: string) => readFileSync(join(root, "deploy", name), "utf8");
const known = Object.values(settings).flatMap((setting) =>
  "variable" in setting ? setting.variable : [],
);
/** Not the board's: Node's, and the system's. */
const others = ["NODE_ENV", "PATH"];

const found = {
  "bigboard.service": [...read("bigboard.service").matchAll(/(?:^Environment=|[ ])([A-Z_]+)=/gm)],
  "bigboard.env": [...read("bigboard.env").matchAll(/^([A-Z_]+)=/gm)],
  Dockerfile: [...(/^ENV .*/m.exec(read("Dockerfile"))?.[0] ?? "").matchAll(/ ([A-Z_]+)=/g)],
  Procfile: [...read("Procfile").matchAll(/ ([A-Z_]+)=/g)],
};

test.each(Object.entries(found))("%s sets what the board knows", (_, matches) => {
  const names = matches.map(([, name]) => name);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) expect([...known, ...others]).toContain(name);
});

test("the image is built from files that are there", () => {
  const copies = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
  const files = copies.flatMap(([, from = ""]) => from.split(" "));
  expect(files).toContain("server");
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

/** Names and beginnings of names of the packages that the image leaves out. */
const leftOut = (
  /^ +&& cd node_modules .*\n +&& rm -rf ((?:.*\\\n)*.*)$/m.exec(read("Dockerfile"))?.[1] ?? ""
)
  .split(/[\s\\]+/)
  .map((name) => name.replace("*", ""));
const isLeftOut = (name: string) =>
  leftOut.some((one) => name === one || name.startsWith(/[-/]$/.test(one) ? one : `${one}/`));

test("the image leaves out packages that there are, and none that the server runs on", () => {
  const { packages } = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  ) as LockFile;
  const names = Object.keys(packages).map((place) => place.replace(/^.*node_modules\//, ""));
  expect(leftOut.length).toBeGreaterThan(5);
  for (const one of leftOut) {
    expect(
      names.some((name) => name === one || name.startsWith(one)),
      one,
    ).toBe(true);
  }
  const imported = sourceFiles("server", "lib").flatMap(({ imports }) => imports);
  // What one package wants of another stands beside it or above.
  const needed = new Set(["node"]);
  const need = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const [place, { dependencies = {} }] of Object.entries(packages)) {
      if (place.endsWith(`node_modules/${name}`)) Object.keys(dependencies).forEach(need);
    }
  };
  for (const path of imported) {
    const [, name] = /^((?:@[\w.-]+\/)?[\w.-]+)/.exec(path) ?? [];
    if (name !== undefined && packages[`node_modules/${name}`] !== undefined) need(name);
  }
  expect([...needed]).toEqual(expect.arrayContaining(["next", "socket.io", "engine.io", "zod"]));
  expect([...needed].filter(isLeftOut)).toEqual([]);
});
