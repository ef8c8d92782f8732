/** Reads text. */
import type { BitReader } from "./bit-reader.ts";
import { FrameError } from "./frame.ts";
import { endLetter, takeLetter } from "./letters.ts";

/** Reads so many texts, as `writeTexts` has written them. */
export function readTexts(input: BitReader, count: number): string[] {
  const read = input.takeFlag() ? readCoded : readPlain;
  const texts: string[] = [];
  // Each takes a bit at least, so that the frame's end comes before too many.
  for (let at = 0; at < count; at += 1) texts.push(textOf(read(input)));
  return texts;
}

function readPlain(input: BitReader): number[] {
  const length = input.takeCount();
  if (length * 8 > input.left) throw new FrameError(`a frame has a text of ${length} bytes`);
  return Array.from({ length }, () => input.take(8));
}

function readCoded(input: BitReader): number[] {
  const bytes: number[] = [];
  for (;;) {
    const letter = takeLetter(input);
    if (letter === endLetter) return bytes;
    bytes.push(letter);
  }
}

/** Text of UTF-8 in which there may be halves of surrogate pairs. */
function textOf(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] as number;
    const more = first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more < 0 || at + more > bytes.length || first > 0xf7) throw noText();
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let left = more; left > 0; left -= 1) {
      const byte = bytes[at++] as number;
      if (byte >> 6 !== 2) throw noText();
      code = (code << 6) | (byte & 0x3f);
    }
    if (code > 0x10_ffff) throw noText();
    text += String.fromCodePoint(code);
  }
  return text;
}

function noText(): FrameError {
  return new FrameError("a frame has a text that is no UTF-8");
}

/** Reads the texts of `count` cells, of which each different one is written once. */
export function readTextCells(input: BitReader, count: number): string[] {
  const different = count === 1 ? 1 : input.takeLength();
  if (different > count || (different === 0 && count > 0)) {
    throw new FrameError(`a frame has ${different} texts for ${count} cells`);
  }
  const texts = readTexts(input, different);
  if (different === count) return texts;
  const width = 32 - Math.clz32(different - 1);
  return Array.from({ length: count }, () => {
    const text = texts[input.take(width)];
    if (text === undefined) throw new FrameError("a frame names a text that it does not hold");
    return text;
  });
}
