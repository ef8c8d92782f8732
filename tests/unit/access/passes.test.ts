import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { readCookie, writeCookie } from "../../../server/access/cookie.ts";
import { Passes } from "../../../server/access/passes.ts";

const day = 86_400_000;
let now = 0;
let passes: Passes;

beforeEach(() => {
  now = 1_795_000_000_000;
  passes = new Passes(() => now, randomBytes);
});

test.each([
  ["viewer", 90 * day],
  ["operator", day / 2],
] as const)("a %s's pass is read as it was written, and ends in its time", (role, lifeMs) => {
  const pass = passes.make(role);
  const read = passes.read(passes.write(pass));
  expect(read).toEqual(pass);
  now += lifeMs - 1;
  expect(passes.ending(pass)).toBeNull();
  now += 1;
  expect(passes.ending(pass)).toEqual({ how: "expired", at: now, link: false });
});

test("a pass that was got by a link lasts as long", () => {
  const pass = passes.make("viewer", { id: "abcdefghijkl", until: now + 200 * day });
  expect(passes.read(passes.write(pass))).toEqual(pass);
  now += 200 * day;
  expect(passes.ending(pass)).toMatchObject({ how: "expired", link: true });
});

test("no character of it can be another one", () => {
  const text = passes.write(passes.make("viewer"));
  for (let at = 0; at < text.length - 1; at += 1) {
    const other = text[at] === "0" ? "1" : "0";
    expect(passes.read(text.slice(0, at) + other + text.slice(at + 1)), `${at}`).toBeNull();
  }
});

test.each(["", "v", "v....", "x".repeat(100_000), `v.${".".repeat(10_000)}`])(
  "nonsense is no pass",
  (text) => {
    expect(passes.read(text)).toBeNull();
  },
);

test("all of one role end together, those of the other go on", () => {
  const [viewer, operator] = [passes.make("viewer"), passes.make("operator")];
  const text = passes.write(viewer);
  passes.endAll("viewer");
  expect(passes.ending(viewer)).toEqual({ how: "ended" });
  expect(passes.read(text)).toBeNull();
  expect(passes.ending(operator)).toBeNull();
  expect(passes.ending(passes.make("viewer"))).toBeNull();
});

test("one that was given back is known as long as it would have held, however many there are", () => {
  const pass = passes.make("viewer");
  passes.leave(pass);
  expect(passes.ending(pass)).toEqual({ how: "left" });
  for (let count = 0; count < 10_000; count += 1) passes.leave(passes.make("viewer"));
  // There were too many to remember: then none holds.
  expect(passes.ending(pass)).toEqual({ how: "ended" });
  expect(passes.read(passes.write(pass))).toEqual({ ...pass, round: 1 });
});

test("who may only look can end no operator's pass by giving many back", () => {
  const [viewer, operator] = [passes.make("viewer"), passes.make("operator")];
  for (let count = 0; count <= 10_000; count += 1) passes.leave(passes.make("viewer"));
  expect(passes.ending(viewer)).toEqual({ how: "ended" });
  expect(passes.ending(operator)).toBeNull();
});

test("a cookie is found among others, by its whole name", () => {
  const set = writeCookie("text", 60, false);
  const [pair = ""] = set.split(";");
  expect(readCookie({ cookie: `a=1; ${pair};b=2` }, false)).toBe("text");
  expect(readCookie({ cookie: `x${pair}` }, false)).toBeNull();
  expect(readCookie({ cookie: pair }, true)).toBeNull();
  expect(readCookie({}, false)).toBeNull();
});
