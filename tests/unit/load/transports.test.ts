import { expect, test } from "vitest";
import { AnswerReader } from "../../load/transports/answer-reader.ts";
import { readOptions } from "../../load/transports/options.ts";
import { type Outcome, remarksOn, transportsTable } from "../../load/transports/report.ts";

/** The é takes two bytes. */
const stream = [
  'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a":"é"}',
  "HTTP/1.1 204 No Content\r\nVary: Origin\r\n\r\n",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\none\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
  "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\nno",
].join("");

const seen = ['200 {"a":"é"}', "204 ", "part one\r\n", "part 0123456789abcdef", "200 ", "429 no"];

function readIn(pieces: readonly Buffer[]): string[] {
  const found: string[] = [];
  const reader = new AnswerReader({
    answer: (status, body) => found.push(`${status} ${body}`),
    part: (text) => found.push(`part ${text}`),
  });
  for (const piece of pieces) reader.read(piece);
  return found;
}

test("answers are found however the reads cut them", () => {
  const bytes = Buffer.from(stream);
  for (let size = 1; size <= bytes.length; size += 1) {
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
    expect(readIn(pieces)).toEqual(seen);
  }
});

test("what is no answer is told", () => {
  expect(() => readIn([Buffer.from("SSH-2.0\r\n\r\n")])).toThrow("no answer: SSH-2.0");
});

test("options say what they would rather be", () => {
  expect(readOptions(["--help"])).toBeNull();
  expect(readOptions(["--viewers", "20, 30", "--ways", "long"])).toMatchObject({
    viewers: [20, 30],
    rates: [40, 1],
    ways: ["long"],
    pace: 2,
  });
  expect(() => readOptions(["--pace", "3"])).toThrow("--pace is 3: give one of 60, 30");
  expect(() => readOptions(["--viewers", "1.5"])).toThrow("give a whole number");
  expect(() => readOptions(["--viewers", ","])).toThrow("--viewers is empty");
  expect(() => readOptions(["--ways", "pigeon"])).toThrow('--ways holds "pigeon"');
  expect(() => readOptions(["--seconds", "0"])).toThrow("give a number over 0");
});

const outcome: Outcome = {
  way: "short",
  viewers: 10,
  joined: { bytesUp: 1_000, bytesDown: 12_340 },
  server: { seconds: 4, cpuSeconds: 1, changes: 160 },
  crowd: {
    seconds: 4,
    cpuSeconds: 2,
    requests: 80,
    empty: 20,
    deltas: 60,
    bytesUp: 4_000,
    bytesDown: 80_000,
    ageP50: 250,
    ageP99: 499.6,
  },
  differing: 0,
};

test("a row says what one viewer has in a second, and what all ask", () => {
  expect(transportsTable([outcome]).split("\n").at(-1)).toBe(
    "| short polling | 20 | 5 | 1.50 | 100 | 2,000 | 100, 1,234 | 25 % | 50 % | 250 | 500 | yes |",
  );
  expect(transportsTable([{ ...outcome, differing: 3 }])).toContain("NO: 3 do not");
});

test("a busy crowd and a feed behind are remarked on", () => {
  expect(remarksOn([outcome], 40)).toEqual([]);
  const busy = { ...outcome, crowd: { ...outcome.crowd, cpuSeconds: 3.8 } };
  expect(remarksOn([busy], 40)).toEqual([
    "short polling: the viewers used 95 % of their core and may have held things up",
  ]);
  expect(remarksOn([outcome], 50)).toEqual(["short polling: 40 changes/s, not 50"]);
});
