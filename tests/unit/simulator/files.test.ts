import { expect, test } from "vitest";
import { parseSeason } from "../../../server/feed/simulator/football/season.ts";
import { startOfUkTime } from "../../../server/feed/simulator/football/uk-time.ts";
import { parseInstruments } from "../../../server/feed/simulator/markets/instruments.ts";
import { fixtures, instruments, instrumentsText } from "./support.ts";

test("the instruments are read as the file has them", () => {
  expect(instruments).toHaveLength(485);
  expect(new Set(instruments.map(({ sector }) => sector)).size).toBe(11);
  const named = (symbol: string) => instruments.find((instrument) => instrument.symbol === symbol);
  expect(named("TSLA")).toEqual({
    symbol: "TSLA",
    name: "Tesla, Inc.",
    sector: "Consumer Discretionary",
    previousClose: 362.86,
    low52w: 297.38,
    high52w: 498.83,
    marketCap: 1433132728320,
    rank: 7,
  });
  expect(named("AZO")?.marketCap).toBe(null);
});

const header = instrumentsText.split("\n")[0] ?? "";
const line = 'A,"A ""B"", C",Energy,Oil,10.5,9,11,1000';

test("a quoted field may hold commas and quotes", () => {
  const [one] = parseInstruments(`${header}\r\n\r\n${line}\r\n`, "x.csv");
  expect(one?.name).toBe('A "B", C');
});

test.each([
  ["", /^x\.csv:1: the first line must be "symbol,name/],
  [header, /^x\.csv: it lists no instrument/],
  [`${header}\n${line}\nB,C`, /^x\.csv:3: 2 fields where there must be 8/],
  [`${header}\n${line}\n${line}`, /^x\.csv:3: A is here a second time/],
  [`${header}\n\n${line.replace("10.5", "ten")}`, /^x\.csv:3: previous_close is "ten"/],
  [`${header}\n${line.replace("10.5", "-1")}`, /^x\.csv:2: previous_close is "-1"/],
  [`${header}\n${line.replace("Energy", "")}`, /^x\.csv:2: sector is empty/],
  [`${header}\n${line.replace('C",', "C,")}`, /^x\.csv:2: field 2 has a stray quote/],
])("a broken list of instruments is refused with its place: %j", (text, message) => {
  expect(() => parseInstruments(text, "x.csv")).toThrow(message);
});

test("the season is read as the file has it", () => {
  expect(fixtures).toHaveLength(380);
  expect(fixtures.filter(({ fullTime }) => fullTime === null)).toHaveLength(89);
  expect(new Set(fixtures.map(({ home }) => home)).size).toBe(20);
  expect(fixtures[0]).toEqual({
    round: "Matchday 1",
    home: "Liverpool",
    away: "Bournemouth",
    kickoff: Date.UTC(2025, 7, 15, 19),
    fullTime: [4, 2],
    halfTime: [1, 0],
  });
  expect(fixtures[1]?.halfTime).toBe(null);
});

const match = (fields: object) => ({
  round: "1",
  date: "2025-08-15",
  time: "20:00",
  team1: "A FC",
  team2: "B FC",
  ...fields,
});
const season = (...matches: object[]) => JSON.stringify({ name: "[{", matches }, null, 1);

test.each([
  ["{", /^x\.json:1: it is not JSON/],
  ['{\n"matches": [\n,]}', /^x\.json:3: it is not JSON/],
  ["null", /^x\.json:1: it must be an object with a list "matches"/],
  [season(), /^x\.json:1: .* not empty/],
  [season(match({}), { team1: "A" }), /^x\.json:11: match 2: "team2" must be a text/],
  [season(match({}), match({})), /^x\.json:11: match 2: A against B is here a second time/],
  [season(match({ team2: "A" })), /match 1: A cannot play itself/],
  [season(match({ date: "soon" })), /match 1: "date" and "time" must be .* not "soon", "20:00"/],
  [season(match({ score: { ft: [1] } })), /match 1: "score\.ft" must be two numbers/],
  [season(match({ score: { ft: [1, -1] } })), /match 1: "score\.ft" must be two whole/],
  [season(match({ score: { ht: [2, 0], ft: [1, 0] } })), /match 1: a side has more goals/],
])("a broken season is refused with its place: %j", (text, message) => {
  expect(() => parseSeason(text, "x.json")).toThrow(message);
});

test("kick-offs are told in the time of the United Kingdom", () => {
  expect(startOfUkTime("2026-01-10", "15:00")).toBe(Date.UTC(2026, 0, 10, 15));
  expect(startOfUkTime("2026-05-24", "16:00")).toBe(Date.UTC(2026, 4, 24, 15));
  expect(startOfUkTime("2026-03-28", "23:59")).toBe(Date.UTC(2026, 2, 28, 23, 59));
  expect(startOfUkTime("2026-03-29", "03:00")).toBe(Date.UTC(2026, 2, 29, 2));
  expect(startOfUkTime("2025-10-26", "12:00")).toBe(Date.UTC(2025, 9, 26, 12));
  expect(startOfUkTime("2025-13-01", "12:00")).toBe(null);
  expect(startOfUkTime("2025-12-01", "noon")).toBe(null);
});
