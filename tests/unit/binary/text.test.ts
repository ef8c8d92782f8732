import { expect, test } from "vitest";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { readJson } from "../../../lib/wire/binary/json-reader.ts";
import { JsonWriter } from "../../../lib/wire/binary/json-writer.ts";
import { endLetter, letterBits, putLetter, takeLetter } from "../../../lib/wire/binary/letters.ts";
import { readTextCells, readTexts } from "../../../lib/wire/binary/text-reader.ts";
import { TextCellsWriter, writeTexts } from "../../../lib/wire/binary/text-writer.ts";
import { bitsOf, readerOf } from "./frames.ts";

const texts = [
  "",
  "a",
  "Größe",
  "日本",
  "😀!",
  "\ud83d",
  "\ude00\ud83d",
  "\u0000",
  "x".repeat(300),
];

test("F1 every text comes back, half surrogate pairs too", () => {
  for (const some of [texts, ...texts.map((text) => [text])]) {
    const input = readerOf((out) => writeTexts(out, some));
    expect(readTexts(input, some.length)).toEqual(some);
    input.mustEnd();
  }
});

test("F1 every byte comes back in the code of letters, and so does the end", () => {
  const all = [...Array.from({ length: 256 }, (_, byte) => byte), endLetter, 0x41];
  const input = readerOf((out) => {
    for (const letter of all) putLetter(out, letter);
  });
  expect(all.map(() => takeLetter(input))).toEqual(all);
  input.mustEnd();
  for (const letter of all) {
    expect(bitsOf((out) => putLetter(out, letter))).toHaveLength(letterBits(letter));
  }
});

test("F1 codes stand in the order of the document's table, their highest bit first", () => {
  const codeOf = (letter: string) => bitsOf((out) => putLetter(out, letter.charCodeAt(0)));
  expect(bitsOf((out) => putLetter(out, endLetter))).toBe("000");
  expect(["e", "o", "t", " ", "'"].map(codeOf)).toEqual(["0010", "0011", "0100", "01010", "01011"]);
  expect(bitsOf((out) => putLetter(out, 0x80))).toBe(`1111111111${"00000001"}`);
});

test("F1 texts are coded where that is shorter, and plain where it is not", () => {
  const bitsFor = (...some: string[]) => bitsOf((out) => writeTexts(out, some));
  expect(bitsFor("Substitution for Liverpool").slice(0, 1)).toBe("1");
  expect(bitsFor("Substitution for Liverpool").length / 8).toBeLessThan(17);
  expect(bitsFor("ZXQJ").slice(0, 1)).toBe("0");
  expect(bitsFor("ZXQJ")).toHaveLength(1 + 5 + 32);
  expect(bitsFor("45+2'").length).toBeLessThan(1 + 5 + 40);
});

test("F11 a coded text without an end, or that is no UTF-8, is refused", () => {
  const endless = readerOf((out) => {
    out.putFlag(true);
    // 247 bits: the bit that fills the last byte is no end.
    for (let letter = 0; letter < 41; letter += 1) putLetter(out, 0x2d);
  });
  expect(() => readTexts(endless, 1)).toThrow(FrameError);
  const odd = readerOf((out) => {
    out.putFlag(true);
    for (const letter of [0xc3, 0x41, endLetter]) putLetter(out, letter);
  });
  expect(() => readTexts(odd, 1)).toThrow(FrameError);
});

test("F1 a plain text is UTF-8 behind its length", () => {
  const text = "Aé日😀";
  const input = readerOf((out) => writeTexts(out, [text]));
  const bytes = [...new TextEncoder().encode(text)];
  expect(input.takeFlag()).toBe(false);
  expect(input.takeCount()).toBe(bytes.length);
  expect(bytes.map(() => input.take(8))).toEqual(bytes);
});

test("F11 a text that is no UTF-8, or longer than the frame, is refused", () => {
  for (const bytes of [
    [0x80],
    [0xc3],
    [0xc3, 0x41],
    [0xf8, 0x80, 0x80, 0x80],
    [0xf7, 0xbf, 0xbf, 0xbf],
  ]) {
    const input = readerOf((out) => {
      out.putFlag(false);
      out.putCount(bytes.length);
      for (const byte of bytes) out.put(byte, 8);
      out.put(0, 32);
    });
    expect(() => readTexts(input, 1), String(bytes)).toThrow(FrameError);
  }
  const long = readerOf((out) => {
    out.putFlag(false);
    out.putCount(2 ** 50);
  });
  expect(() => readTexts(long, 1)).toThrow(FrameError);
});

test("F8 each different text is written once", () => {
  const writer = new TextCellsWriter();
  const sides = ["buy", "sell", "buy", "buy"];
  const input = readerOf((out) => writer.write(out, sides));
  expect(readTextCells(input, 4)).toEqual(sides);
  input.mustEnd();
  // A count of 2, two texts with the flag before them, and a bit a cell.
  const two = bitsOf((out) => writeTexts(out, ["buy", "sell"])).length;
  expect(bitsOf((out) => writer.write(out, sides))).toHaveLength(4 + two + 4);
  // All different: no places.
  expect(bitsOf((out) => writer.write(out, ["buy", "sell"]))).toHaveLength(4 + two);
  // A single one: no count.
  const one = bitsOf((out) => writeTexts(out, ["buy"])).length;
  expect(bitsOf((out) => writer.write(out, ["buy"]))).toHaveLength(one);
});

test("F11 more texts than cells, or the place of none, is refused", () => {
  const three = readerOf((out) => new TextCellsWriter().write(out, ["a", "b", "c"]));
  expect(() => readTextCells(three, 2)).toThrow(FrameError);
  const none = readerOf((out) => {
    out.putCount(3);
    writeTexts(out, ["a", "b", "c"]);
    out.put(3, 2);
  });
  expect(() => readTextCells(none, 4)).toThrow(FrameError);
});

test("F8 JSON values come back as JSON brings them", () => {
  const values = [
    [231.42, 231.41, 231.5],
    [5],
    [0.1, 1 / 3],
    [1e300],
    [-0, 1],
    [Number.MAX_SAFE_INTEGER, 0],
    [7, 7, 7],
    [],
    [1, "a"],
    [
      [0, 1],
      [2, 2],
    ],
    { a: { b: null } },
    "text",
    false,
    0,
  ];
  const writer = new JsonWriter();
  for (const value of values) {
    const input = readerOf((out) => writer.write(out, value));
    expect(readJson(input)).toEqual(JSON.parse(JSON.stringify(value)));
    input.mustEnd();
  }
});

test("F8 a line of prices takes about a byte a price", () => {
  const prices = Array.from(
    { length: 60 },
    (_, at) => 231.42 + Math.round(20 * Math.sin(at)) / 100,
  );
  const rounded = prices.map((price) => Math.round(price * 100) / 100);
  const bits = bitsOf((out) => new JsonWriter().write(out, rounded)).length;
  expect(bits / 8).toBeLessThan(70);
});

test("F11 a list of numbers that cannot be there is refused, and a null that is no null", () => {
  const none = readerOf((out) => {
    out.putFlag(false);
    writeTexts(out, ["null"]);
  });
  expect(() => readJson(none)).toThrow(FrameError);
  const empty = readerOf((out) => {
    out.putFlag(true);
    out.putSigned(0);
    out.putCount(0);
  });
  expect(() => readJson(empty)).toThrow(FrameError);
  const endless = readerOf((out) => {
    out.putFlag(true);
    out.putSigned(0);
    out.putCount(2 ** 40);
  });
  expect(() => readJson(endless)).toThrow(FrameError);
  const free = readerOf((out) => {
    out.putFlag(true);
    out.putSigned(0);
    out.putCount(40);
    out.putSigned(1);
    // 39 differences of no bits.
    out.put(0, 2);
    out.put(0, 6);
    out.putWide(0, 53);
  });
  expect(() => readJson(free)).toThrow(FrameError);
});
