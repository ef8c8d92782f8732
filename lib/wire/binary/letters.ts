/**
 * A fixed code for the bytes of texts, in which frequent letters take fewer bits: a canonical
 * Huffman code whose lengths were worked out from names, ids and sentences of the simulator's board.
 * FRAME.md has the same table. Changing it changes the protocol.
 */
import type { BitReader } from "./bit-reader.ts";
import { type BitWriter, reversed } from "./bit-writer.ts";

/** The end of a text. */
export const endLetter = 256;
/** Stands before the eight bits of a byte that has no code of its own. */
const otherLetter = 257;

/** Letters by the length of their codes, from 1 bit. */
const lettersByLength = [
  "",
  "",
  "",
  "eot",
  " 'ailnrsu",
  "-12Hbdfhmpw",
  ",03456789BLST[]cgvy",
  "+.CFGYk",
  "ADEIKMNOPRUVW",
  '!"#$%&()*/:;<=>?@JQXZ\\^_`jqxz{|}~',
];
const endLength = 3;

const codes = new Uint16Array(258);
const lengths = new Uint8Array(258);
/** Letters in the order of their codes, and how many there are of each length. */
const letters = new Uint16Array(258);
const counts = new Uint8Array(lettersByLength.length + 1);

let place = 0;
let code = 0;
for (const [index, text] of lettersByLength.entries()) {
  const length = index + 1;
  const same = Array.from(text, (letter) => letter.charCodeAt(0));
  if (length === endLength) same.push(endLetter);
  if (length === lettersByLength.length) same.push(otherLetter);
  counts[length] = same.length;
  code *= 2;
  for (const letter of same) {
    letters[place++] = letter;
    lengths[letter] = length;
    // The highest bit of a code goes first.
    codes[letter] = reversed(code++, length);
  }
}

const otherBits = (lengths[otherLetter] as number) + 8;

/** How many bits a byte or the end takes. */
export function letterBits(letter: number): number {
  return lengths[letter] || otherBits;
}

/** Writes a byte or the end. */
export function putLetter(out: BitWriter, letter: number): void {
  const length = lengths[letter] as number;
  if (length > 0) {
    out.put(codes[letter] as number, length);
    return;
  }
  out.put(codes[otherLetter] as number, lengths[otherLetter] as number);
  out.put(letter, 8);
}

/** Reads a byte or the end. Every run of bits is one of them. */
export function takeLetter(input: BitReader): number {
  let code = 0;
  let first = 0;
  let before = 0;
  for (let length = 1; ; length += 1) {
    code = code * 2 + input.take(1);
    const count = counts[length] as number;
    if (code - first < count) {
      const letter = letters[before + code - first] as number;
      return letter === otherLetter ? input.take(8) : letter;
    }
    before += count;
    first = (first + count) * 2;
  }
}
