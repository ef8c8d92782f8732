import { crc32, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  filled,
  filledGzip,
  gzipped,
  nonceLength,
  slotted,
} from "../../../server/pages/slotted.ts";
import { Random } from "../../support/random.ts";

const drawnWith = "drawn+with/this+nonce/ok";
const nonceOf = (letter: string) => Buffer.from(letter.repeat(nonceLength));

/** Text as of a page: much of it alike, with some signs of several bytes. */
function textOf(length: number, seed: number): string {
  const random = new Random(seed);
  const words = ["<script>", "price", "Δ", "−1.20", "🏀", '"quotes"', "</td>", "drawn+with"];
  let text = "";
  while (text.length < length) text += random.pick(words);
  return text;
}

/** A page in which so many pieces of text are parted by the nonce. */
const pageOf = (pieces: readonly string[]) => pieces.join(drawnWith);

test.each([
  ["no slot", [textOf(5_000, 1)]],
  ["nothing at all", [""]],
  ["a slot at both ends", ["", textOf(200, 2), ""]],
  ["slots beside each other", ["a", "", "", "b"]],
  ["slots in what repeats", Array.from({ length: 60 }, () => textOf(40, 3))],
  ["more than the window between slots", [textOf(90_000, 4), textOf(70_000, 5), textOf(9, 6)]],
])("%s: what is sent is the text with the answer's own nonce", (_, pieces) => {
  const plain = slotted(Buffer.from(pageOf(pieces)), drawnWith);
  const gzip = gzipped(plain);
  expect(plain.slots).toHaveLength(pieces.length - 1);
  for (const letter of ["A", "b"]) {
    const nonce = nonceOf(letter);
    const expected = Buffer.from(pieces.join(nonce.toString()));
    expect(filled(plain, nonce).equals(expected)).toBe(true);
    // Which checks length and checksum too.
    const sent = filledGzip(gzip, plain, nonce);
    expect(gunzipSync(sent).equals(expected)).toBe(true);
    expect(sent.readUInt32LE(sent.length - 8)).toBe(crc32(expected));
  }
});

test("two answers differ in their nonces and checksum and in nothing else", () => {
  const pieces = Array.from({ length: 20 }, (_, at) => textOf(3_000, at));
  const plain = slotted(Buffer.from(pageOf(pieces)), drawnWith);
  const gzip = gzipped(plain);
  const [one, other] = ["A", "B"].map((letter) => filledGzip(gzip, plain, nonceOf(letter)));
  const differing = one?.filter((byte, at) => byte !== other?.[at]).length ?? 0;
  expect(differing).toBeGreaterThanOrEqual(19 * nonceLength);
  expect(differing).toBeLessThanOrEqual(19 * nonceLength + 4);
});

test("slots cost little: what repeats across them is still found", () => {
  const pieces = Array.from({ length: 50 }, () => textOf(3_000, 7));
  const gzip = gzipped(slotted(Buffer.from(pageOf(pieces)), drawnWith));
  const one = gzipped(slotted(Buffer.from(textOf(3_000, 7)), drawnWith));
  expect(gzip.bytes.length).toBeLessThan(one.bytes.length + 50 * 100);
});
