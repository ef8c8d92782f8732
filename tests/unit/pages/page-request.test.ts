import { expect, test } from "vitest";
import { documentHeader } from "../../../lib/seam.ts";
import { pageParameters, pageRequestOf } from "../../../server/pages/page-request.ts";
import { sourceFiles } from "../../support/sources.ts";

const document = { [documentHeader]: "1" };
const keyOf = (url: string, headers: Record<string, string> = document) =>
  pageRequestOf({ url, headers })?.key;

test.each([
  ["a parameter that no page reads", "/markets?utm_source=x&sort=last", "/markets?sort=last"],
  [
    "another order of parameters",
    "/markets?sort=last&order=descending",
    "/markets?order=descending&sort=last",
  ],
  ["no parameter after the question mark", "/?", "/"],
  ["Next's own parameter without its headers", "/?_rsc=x", "/"],
])("%s makes no other page", (_, one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test.each([
  ["another path", "/markets/AAPL", "/markets/MSFT"],
  ["a parameter that a page reads", "/markets?sort=last", "/markets"],
  ["another value of it", "/scores?team=A", "/scores?team=B"],
])("%s makes another page", (_, one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test("a document and the payloads of navigations are different pages", () => {
  const keys = [
    keyOf("/"),
    keyOf("/", {}),
    keyOf("/?_rsc=a", { rsc: "1" }),
    keyOf("/?_rsc=b", { rsc: "1", "next-router-state-tree": "x" }),
    keyOf("/?_rsc=b", { rsc: "1", "next-router-prefetch": "1" }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test("what a page is drawn from holds nothing else of who asks", () => {
  const headers = { ...document, cookie: "a=b", authorization: "c", "user-agent": "d", host: "e" };
  expect(pageRequestOf({ url: "/?team=A&x=y", headers })).toEqual({
    key: expect.any(String),
    url: "/?team=A",
    headers: document,
  });
});

test("what is longer than any page of ours is none", () => {
  expect(keyOf(`/${"a".repeat(2_100)}`)).toBeUndefined();
  expect(keyOf(`/?q=${"a".repeat(2_100)}`)).toBeUndefined();
  expect(keyOf(`/?x=${"a".repeat(2_100)}`)).toBe(keyOf("/"));
  expect(keyOf("/", { rsc: "1", "next-url": "a".repeat(5_000) })).toBeUndefined();
});

test("the parameters that make a page are those that pages read", () => {
  const read = new Set<string>();
  for (const { text } of sourceFiles("app")) {
    if (!/searchParams|URLSearchParams/i.test(text)) continue;
    for (const [, name = ""] of text.matchAll(
      /(?:\b(?:parameters|query)|useSearchParams\(\))\.get\("(\w+)"\)/g,
    )) {
      read.add(name);
    }
    for (const [, name = ""] of text.matchAll(/const \{ (\w+) \} = await searchParams/g)) {
      read.add(name);
    }
  }
  read.delete("_rsc");
  expect([...read].sort()).toEqual([...pageParameters]);
});
