/** What is written is read back as it was, and the program writes what it says. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  barColumns,
  eventColumns,
  matchColumns,
  tradeColumns,
} from "../../../../server/simulate/files/columns.ts";
import { CsvFile } from "../../../../server/simulate/files/csv-file.ts";
import { readCsv } from "../../../../server/simulate/files/read-csv.ts";
import { run } from "../../../../server/simulate/run.ts";
import { runOptions } from "../../../../server/simulate/run-options.ts";

const execute = promisify(execFile);
const program = fileURLToPath(new URL("../../../../server/simulate/simulate.ts", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulate-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(path: string, columns: readonly string[]): Promise<Record<string, string>[]> {
  const records: Record<string, string>[] = [];
  for await (const { fields } of readCsv(path, columns)) {
    records.push(Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? ""])));
  }
  return records;
}

test("fields of any text come back as they were", async () => {
  const path = join(folder, "any.csv");
  const file = await CsvFile.create(path, ["a", "b", "c"]);
  const texts = ['say "x"', "a,b", "two\r\nlines", "", "plain", '"', ",", '",\n"'];
  for (const text of texts) file.add([text, 1.5, null]);
  await file.settle();
  await file.close();
  expect(file.records).toBe(texts.length);
  const records = await read(path, ["a", "b", "c"]);
  expect(records).toEqual(texts.map((a) => ({ a, b: "1.5", c: "" })));
  expect(await readFile(path, "utf8")).toContain('"say ""x""",1.5,\r\n');
});

test("a file is written piece by piece, and read piece by piece", async () => {
  const path = join(folder, "long.csv");
  const file = await CsvFile.create(path, ["n", "text"]);
  const count = 30_000;
  for (let n = 0; n < count; n += 1) {
    file.add([n, `text of record ${n}, "quoted"`]);
    if (n % 1000 === 0) await file.settle();
  }
  const early = await readFile(path, "utf8");
  expect(early.length).toBeGreaterThan(200_000);
  await file.close();
  const records = await read(path, ["n", "text"]);
  expect(records).toHaveLength(count);
  expect(records.every(({ n, text }) => text === `text of record ${n}, "quoted"`)).toBe(true);
});

test.each([
  ["", /^bad\.csv: it is empty/],
  ["a,c\n1,2\n", /^bad\.csv:1: the header must be "a,b"/],
  ["a,b\n1,2\n3\n", /^bad\.csv:3: 1 fields where there must be 2/],
  ['a,b\n1,"2\n\n",3\n4,5"6\n', /^bad\.csv:5: field 2 has a stray quote/],
])("a file that cannot be read is refused with its place: %j", async (text, message) => {
  const path = join(folder, "bad.csv");
  await writeFile(path, text);
  await expect(read(path, ["a", "b"])).rejects.toThrow(message);
});

const simulate = (...args: readonly string[]) => execute(process.execPath, [program, ...args]);

test("the program writes bars, prints, matches and events that agree with each other", async () => {
  const out = join(folder, "deep", "er");
  const args = ["--days", "1", "--instruments", "3", "--trades", "2", "--rate", "30"];
  const { stdout } = await simulate("--seed", "files", "--out", out, ...args);
  const bars = await read(join(out, "bars.csv"), barColumns);
  const trades = await read(join(out, "trades.csv"), tradeColumns);
  const matches = await read(join(out, "matches.csv"), matchColumns);
  const events = await read(join(out, "events.csv"), eventColumns);
  expect(stdout).toContain(`bars.csv: ${bars.length.toLocaleString("en")} records`);

  // 390 minutes from 09:30 in New York, each of three instruments.
  expect(bars).toHaveLength(3 * 390);
  const open = Date.UTC(2026, 7, 25, 13, 30);
  expect(bars.map(({ start }) => Number(start) - open)).toEqual(
    Array.from({ length: 3 * 390 }, (_, i) => Math.floor(i / 3) * 60_000),
  );
  const symbols = [...new Set(bars.map(({ symbol }) => symbol))];
  expect(symbols).toHaveLength(3);
  expect([...new Set(trades.map(({ symbol }) => symbol))].sort()).toEqual(
    symbols.slice(0, 2).sort(),
  );

  // A bar is what the prints of its minute make.
  for (const { symbol, start, volume, trades: count, ...prices } of bars) {
    if (!symbols.slice(0, 2).includes(symbol)) continue;
    const prints = trades.filter(
      (trade) =>
        trade.symbol === symbol &&
        Math.floor(Number(trade.time) / 60_000) * 60_000 === +(start ?? 0),
    );
    expect(prints).toHaveLength(Number(count));
    const all = prints.map(({ price }) => Number(price));
    const sizes = prints.reduce((sum, { size }) => sum + Number(size), 0);
    expect(Number(volume)).toBe(sizes);
    if (all.length === 0) continue;
    expect([prices.open, prices.high, prices.low, prices.close].map(Number)).toEqual([
      all[0],
      Math.max(...all),
      Math.min(...all),
      all.at(-1),
    ]);
  }

  // The goals told are those of the result.
  const over = matches.filter(({ sport, status }) => sport === "football" && status === "finished");
  expect(over.length).toBeGreaterThan(0);
  for (const { match, homeScore, awayScore, ...cells } of over) {
    const own = events.filter((event) => event.match === match);
    expect(own.at(-1)).toMatchObject({ kind: "full-time", homeScore, awayScore });
    for (const moment of ["Start", "Half", "ThreeQuarters"] as const) {
      const chances = (["homeWin", "draw", "awayWin"] as const).map((name) =>
        Number(cells[`${name}${moment}`] || Number.NaN),
      );
      expect(Math.abs(chances.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9);
    }
  }
});

const small = { days: 1, instruments: 2, trades: 1, rate: 5 };

const checker = fileURLToPath(new URL("../../../../server/simulate/check.ts", import.meta.url));

test("the checking program judges a folder, and ends with 1 where a record cannot be", async () => {
  const out = join(folder, "judged");
  await run({ ...small, seed: "judged", out });
  const { stdout } = await execute(process.execPath, [checker, out]);
  expect(stdout).toMatch(/^area +statistic +expected +measured +verdict\n/);
  expect(stdout).toMatch(/\n\d+ passed, 0 failed, \d+ not judged\n$/);

  const bars = await readFile(join(out, "bars.csv"), "utf8");
  await writeFile(join(out, "bars.csv"), bars.replace(/,\d+,\d+,([\d.]+)\r\n/, ",-1,1,$1\r\n"));
  await expect(execute(process.execPath, [checker, out])).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/only there +0 of 780 +1, first in line 2 +FAIL\n/),
  });
  await rm(join(out, "events.csv"));
  await expect(execute(process.execPath, [checker, out])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^simulate:check: ENOENT.*events\.csv/),
  });
});

test("the same seed writes the same files, another seed others", async () => {
  const texts = async (seed: string, name: string) => {
    const out = join(folder, name);
    await run({ ...small, seed, out });
    const names = ["bars.csv", "trades.csv", "matches.csv", "events.csv"];
    return Promise.all(names.map((file) => readFile(join(out, file), "utf8")));
  };
  const [one, again, other] = [await texts("a", "a"), await texts("a", "b"), await texts("b", "c")];
  expect(again).toEqual(one);
  for (const [i, text] of other.entries()) expect(text).not.toBe(one[i]);
});

test.each([
  [[], /^--out must be given/],
  [["--out", "x", "--days", "0"], /^--days is "0": give a whole number from 1 to 10000$/],
  [["--out", "x", "--days", "1.5"], /^--days is "1\.5": give a whole number/],
  [["--out", "x", "--instruments", "20001"], /^--instruments is "20001": give a whole number/],
  [["--out", "x", "--rate", "none"], /^--rate is "none": give a number from 0\.01/],
  [["--out", " "], /^--out must name a folder$/],
  [["--outer", "x"], /^Unknown option "--outer"; see --help$/],
  [["--out", "x", "y"], /^"y" is not understood; see --help$/],
])("options that cannot be are refused: %j", (args, message) => {
  expect(() => runOptions(args)).toThrow(message);
});

test("options have defaults", () => {
  expect(runOptions(["--out", "x", "--instruments", "7", "--seed", "any text"])).toEqual({
    seed: "any text",
    days: 5,
    instruments: 7,
    out: "x",
    trades: 1,
    rate: 200,
  });
});

test("the program says what is wrong, and ends with 1", async () => {
  await expect(simulate("--days", "1")).rejects.toMatchObject({
    code: 1,
    stderr: "simulate: --out must be given; see --help\n",
  });
});

test("help says what there is", async () => {
  const { stdout } = await simulate("--help");
  for (const name of ["--seed", "--days", "--instruments", "--out", "--trades"]) {
    expect(stdout).toContain(name);
  }
});
