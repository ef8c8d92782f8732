/** The files in deploy/ name what there is: settings that the board knows, and files to copy. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settings } from "../../server/config/settings.ts";
import { root } from "../support/sources.ts";

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
