/** The document's own promise: each rule has a test that begins with its id. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const document = readFileSync(new URL("../../lib/wire/PROTOCOL.md", import.meta.url), "utf8");
const rules = [...document.matchAll(/^\*\*([A-Z]\d+)\.\*\*/gm)].map((found) => found[1] ?? "");

/** Ids at the beginnings of tests' names. */
const tested = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .flatMap((text) => [...text.matchAll(/^(?:test.*\(|[\])(\s]*)"([A-Z]\d+) /gm)])
    .map((found) => found[1] ?? ""),
);

test("each rule of the document has a test that begins with its id", () => {
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([]);
});

test("each id is one rule's, and no test names one that is not there", () => {
  expect(rules).toEqual([...new Set(rules)]);
  expect([...tested].filter((id) => !rules.includes(id))).toEqual([]);
});
