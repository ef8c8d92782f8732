/** Reads text. */
import type { BitReader } from "./bit-reader.ts";
import { FrameError } from "./frame.ts";

/** Reads what `writeText` has written. */
export function readText(input: BitReader): string {
  const length = input.takeCount();
  if (length * 8 > input.left) throw new FrameError(`a frame has a text of ${length} bytes`);
  let text = "";
  for (let left = length; left > 0; ) {
    const first = input.take(8);
    const more = first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    left -= more + 1;
    if (more < 0 || left < 0 || first > 0xf7) throw noText();
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let at = 0; at < more; at += 1) {
      const byte = input.take(8);
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

/** Reads `count` texts, of which each different one is written once. */
export function readTexts(input: BitReader, count: number): string[] {
  const different = input.takeLength();
  if (different > count || (different === 0 && count > 0)) {
    throw new FrameError(`a frame has ${different} texts for ${count} cells`);
  }
  const texts: string[] = [];
  for (let at = 0; at < different; at += 1) texts.push(readText(input));
  if (different === count) return texts;
  const width = 32 - Math.clz32(different - 1);
  return Array.from({ length: count }, () => {
    const text = texts[input.take(width)];
    if (text === undefined) throw new FrameError("a frame names a text that it does not hold");
    return text;
  });
}
