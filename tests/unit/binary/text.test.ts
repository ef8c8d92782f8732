import { expect, test } from "vitest";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { readJson } from "../../../lib/wire/binary/json-reader.ts";
import { JsonWriter } from "../../../lib/wire/binary/json-writer.ts";
import { readText, readTexts } from "../../../lib/wire/binary/text-reader.ts";
import { TextsWriter, writeText } from "../../../lib/wire/binary/text-writer.ts";
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
  const input = readerOf((out) => {
    for (const text of texts) writeText(out, text);
  });
  for (const text of texts) expect(readText(input)).toBe(text);
  input.mustEnd();
});

test("F1 a text is UTF-8 behind its length", () => {
  const text = "Aé日😀";
  const input = readerOf((out) => writeText(out, text));
  const bytes = [...new TextEncoder().encode(text)];
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
      out.putCount(bytes.length);
      for (const byte of bytes) out.put(byte, 8);
      out.put(0, 32);
    });
    expect(() => readText(input), String(bytes)).toThrow(FrameError);
  }
  expect(() => readText(readerOf((out) => out.putCount(2 ** 50)))).toThrow(FrameError);
});

test("F8 each different text is written once", () => {
  const writer = new TextsWriter();
  const sides = ["buy", "sell", "buy", "buy"];
  const input = readerOf((out) => writer.write(out, sides));
  expect(readTexts(input, 4)).toEqual(sides);
  input.mustEnd();
  // A count of 2, two texts, and a bit a cell.
  expect(bitsOf((out) => writer.write(out, sides))).toHaveLength(4 + (5 + 24) + (5 + 32) + 4);
  // All different: no places.
  expect(bitsOf((out) => writer.write(out, ["buy", "sell"]))).toHaveLength(4 + (5 + 24) + (5 + 32));
});

test("F11 more texts than cells, or the place of none, is refused", () => {
  const three = readerOf((out) => new TextsWriter().write(out, ["a", "b", "c"]));
  expect(() => readTexts(three, 2)).toThrow(FrameError);
  const none = readerOf((out) => {
    out.putCount(3);
    for (const text of ["a", "b", "c"]) writeText(out, text);
    out.put(3, 2);
  });
  expect(() => readTexts(none, 4)).toThrow(FrameError);
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
    writeText(out, "null");
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
