/** Writes text. */
import { type BitWriter, countBits } from "./bit-writer.ts";
import { endLetter, letterBits, putLetter } from "./letters.ts";

let bytes = new Uint8Array(256);

/**
 * Puts a text's UTF-8 into the start of `bytes`. Half a surrogate pair, which UTF-8 does not know,
 * is written as any other character, so that every string comes back as it was.
 * @returns how many bytes it takes.
 */
function toBytes(text: string): number {
  if (bytes.length < text.length * 3) bytes = new Uint8Array(text.length * 6);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at += 1;
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x1_0000) bytes[length++] = 0xe0 | (code >> 12);
      else {
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = tail(code, 12);
      }
      bytes[length++] = tail(code, 6);
    }
    bytes[length++] = tail(code, 0);
  }
  return length;
}

/** The byte of six bits that begins with binary 10. */
function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f);
}

/** Writes texts, their number known: all plain or all in letters' code, whichever is shorter. */
export function writeTexts(out: BitWriter, texts: readonly string[]): void {
  let plain = 0;
  let coded = 0;
  for (const text of texts) {
    const length = toBytes(text);
    plain += countBits(length) + 8 * length;
    coded += letterBits(endLetter);
    for (let at = 0; at < length; at += 1) coded += letterBits(bytes[at] as number);
  }
  const isCoded = coded < plain;
  out.putFlag(isCoded);
  for (const text of texts) {
    const length = toBytes(text);
    if (isCoded) {
      for (let at = 0; at < length; at += 1) putLetter(out, bytes[at] as number);
      putLetter(out, endLetter);
    } else {
      out.putCount(length);
      for (let at = 0; at < length; at += 1) out.put(bytes[at] as number, 8);
    }
  }
}

/** Writes the texts of cells, each different one once. */
export class TextCellsWriter {
  readonly #places = new Map<string, number>();

  write(out: BitWriter, texts: readonly string[]): void {
    if (texts.length === 1) {
      writeTexts(out, texts);
      return;
    }
    const places = this.#places;
    for (const text of texts) if (!places.has(text)) places.set(text, places.size);
    out.putCount(places.size);
    writeTexts(out, [...places.keys()]);
    // All different: they stand in their own order.
    if (places.size < texts.length) {
      const width = 32 - Math.clz32(places.size - 1);
      for (const text of texts) out.put(places.get(text) as number, width);
    }
    places.clear();
  }
}
