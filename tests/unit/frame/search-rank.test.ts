import { expect, test } from "vitest";
import { type Entry, entryOf, folded } from "../../../app/_frame/search/entry.ts";
import { rank, spansOf } from "../../../app/_frame/search/rank.ts";

const instruments = [
  entryOf("instrument", "META", "META", "Meta Platforms"),
  entryOf("instrument", "AAPL", "AAPL", "Apple Inc."),
  entryOf("instrument", "AAP", "AAP", "Advance Auto Parts"),
  entryOf("instrument", "MAA", "MAA", "Mid-America Apartment"),
  entryOf("instrument", "BRK.B", "BRK.B", "Berkshire Hathaway"),
  entryOf("instrument", "GOOGL", "GOOGL", "Alphabet Inc."),
];
const rest = [
  entryOf("match", "m1", "Arsenal – Chelsea", "Premier League"),
  entryOf("match", "m2", "Atlético – Arsenal", "Champions League", 10),
  entryOf("team", "Arsenal", "Arsenal", "Premier League"),
  entryOf("league", "pl", "Premier League", "Football"),
  entryOf("action", "theme", "Light theme", "Look"),
];
const all: readonly Entry[] = [...instruments, ...rest];

const found = (query: string, among = all) =>
  rank(query, among).flatMap(({ hits }) => hits.map(({ entry }) => entry.id));

test("a symbol comes before those that only begin with it, and the shorter before the longer", () => {
  expect(found("aap")).toEqual(["AAP", "AAPL"]);
  expect(found("AA")).toEqual(["AAP", "AAPL", "MAA"]);
});

test("a name's words are found by their beginnings, behind symbols", () => {
  expect(found("apple")).toEqual(["AAPL"]);
  expect(found("me")).toEqual(["META", "theme"]);
  expect(found("auto")).toEqual(["AAP"]);
});

test("a whole word comes before one that only begins so, whatever it names", () => {
  const alike = [
    entryOf("match", "m", "Almaty Apples – Recife Reef", "World League One", 10),
    entryOf("team", "Almaty Apples", "Almaty Apples", "World League One"),
    entryOf("instrument", "AAPL", "AAPL", "Apple Inc."),
  ];
  expect(found("apple", alike)).toEqual(["AAPL", "m", "Almaty Apples"]);
  expect(found("apples", alike)).toEqual(["m", "Almaty Apples"]);
});

test("of names whose words begin alike, the one with less left of its word comes first", () => {
  const alike = [
    entryOf("instrument", "AMAT", "AMAT", "Applied Materials"),
    entryOf("instrument", "AAPL", "AAPL", "Apple Inc."),
  ];
  expect(found("app", alike)).toEqual(["AAPL", "AMAT"]);
});

test("several words may stand anywhere, in any order", () => {
  expect(found("parts advance")).toEqual(["AAP"]);
  expect(found("chelsea arsenal")).toEqual(["m1"]);
});

test("accents, signs and case make no difference", () => {
  expect(found("atletico")).toEqual(["m2"]);
  expect(found("brk.b")).toEqual(["BRK.B"]);
  expect(found("BRK B")).toEqual(["BRK.B"]);
});

test("letters in order find a short title when nothing better is typed", () => {
  expect(found("ggl")).toEqual(["GOOGL"]);
  expect(found("lgg")).toEqual([]);
});

test("groups stand by their best hit, and what is lifted stands before its equals", () => {
  expect(rank("arsenal", all).map(({ kind }) => kind)).toEqual(["team", "match"]);
  expect(found("premier")[0]).toBe("pl");
  expect(
    found("x", [entryOf("match", "a", "One", "x"), entryOf("match", "b", "Two", "x", 10)]),
  ).toEqual(["b", "a"]);
});

test("nothing is found by nothing", () => {
  expect(rank("", all)).toEqual([]);
  expect(rank(" .- ", all)).toEqual([]);
});

test("of many that fit only the best few are given", () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    entryOf("instrument", `S${index}`, `S${index}`, `Company ${index}`),
  );
  const [group] = rank("s1999", many);
  expect(group?.hits.map(({ entry }) => entry.id)).toEqual([
    "S1999",
    ...Array.from({ length: 7 }, (_, index) => `S1999${index}`),
  ]);
});

test("a folded text has a letter for each of its own, behind one blank", () => {
  for (const text of ["Atlético", "S&P 500", "a~b Z", "Köln–Ñ", "ﬁne", "İ"]) {
    expect(folded(text)).toHaveLength(text.length + 1);
  }
  expect(folded("S&P 500")).toBe(" s p 500");
});

const marked = (query: string, text: string) =>
  spansOf(query, text).map(([from, to]) => text.slice(from, to));

test("what fits is marked where it stands in the text itself", () => {
  expect(marked("aap", "AAPL")).toEqual(["AAP"]);
  expect(marked("ar", "Mid-America Arsenal")).toEqual(["Ar"]);
  expect(marked("lético", "Atlético")).toEqual(["lético"]);
  expect(marked("parts advance", "Advance Auto Parts")).toEqual(["Advance", "Parts"]);
  expect(marked("zz", "AAPL")).toEqual([]);
});
