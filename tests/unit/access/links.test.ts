import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { type LinkFacts, Links, linksMax, rememberedMax } from "../../../server/access/links.ts";

const hour = 3_600_000;
let now = 0;
const returned: LinkFacts[] = [];

beforeEach(() => {
  now = 1_795_000_000_000;
  returned.length = 0;
});

const open = (key = "a key for those who look") =>
  new Links(
    key,
    () => now,
    randomBytes,
    (link) => returned.push(link),
  );

function made(links: Links, name = "") {
  const link = links.make(now + hour, name);
  if (link === null) throw new Error("no link");
  return link;
}

test("a link from before a start is told of once, and holds", () => {
  const { facts, token } = made(open(), "office");
  const links = open();
  expect(links.list()).toEqual([]);
  for (let times = 0; times < 2; times += 1) {
    expect(links.follow(token)).toMatchObject({ id: facts.id, name: "", old: true });
  }
  expect(returned).toMatchObject([{ id: facts.id }]);
  expect(links.list()).toHaveLength(1);
  expect(open("another key for those").follow(token)).toEqual({ kind: "link" });
});

test("what was revoked stays so until it would have ended anyway", () => {
  const links = open();
  const { facts, token } = made(links);
  expect(links.revoke(facts.id)).toBe(true);
  expect(links.revoke(facts.id)).toBe(false);
  expect(links.isRevoked(facts.id)).toBe(true);
  expect(links.list()).toEqual([]);
  expect(links.follow(token)).toMatchObject({ ending: { how: "revoked" } });
  now += hour;
  made(links);
  expect(links.follow(token)).toMatchObject({ ending: { how: "expired" } });
});

test("there are so many and no more: one that could not be revoked lets nobody in", () => {
  const { token } = made(open());
  const links = open();
  for (let count = 0; count < linksMax; count += 1) made(links);
  expect(links.make(now + hour, "")).toBeNull();
  expect(links.follow(token)).toEqual({ kind: "full" });
  now += hour;
  expect(links.make(now + hour, "")).not.toBeNull();
});

test("those that were ended take nobody's place, as long as they can all be remembered", () => {
  const links = open();
  for (let count = 0; count < rememberedMax; count += 1) {
    expect(links.revoke(made(links).facts.id)).toBe(true);
  }
  expect(links.make(now + hour, "")).toBeNull();
  now += hour;
  for (let count = 0; count < linksMax; count += 1) made(links);
  expect(links.list()).toHaveLength(linksMax);
  expect(links.make(now + hour, "")).toBeNull();
});

test("no character of a link can be another one", () => {
  const links = open();
  const { token } = made(links);
  for (let at = 0; at < token.length - 1; at += 1) {
    const other = token[at] === "0" ? "1" : "0";
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    expect(links.follow(changed), `${at}`).toEqual({ kind: "link" });
  }
});
