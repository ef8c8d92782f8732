/** Writes text. */
import type { BitWriter } from "./bit-writer.ts";

/**
 * Writes a text: how many bytes it takes, then its bytes in UTF-8. Half a surrogate pair, which
 * UTF-8 does not know, is written as any other character, so that every string comes back as it was.
 */
export function writeText(out: BitWriter, text: string): void {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = codeAt(text, at);
    if (code > 0xffff) at += 1;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  out.putCount(length);
  for (let at = 0; at < text.length; at += 1) {
    const code = codeAt(text, at);
    if (code > 0xffff) at += 1;
    if (code < 0x80) out.put(code, 8);
    else if (code < 0x800) out.put(0xc0 | (code >> 6) | (tail(code, 0) << 8), 16);
    else if (code < 0x1_0000) {
      out.put(0xe0 | (code >> 12) | (tail(code, 6) << 8) | (tail(code, 0) << 16), 24);
    } else {
      out.put(0xf0 | (code >> 18) | (tail(code, 12) << 8), 16);
      out.put(tail(code, 6) | (tail(code, 0) << 8), 16);
    }
  }
}

function codeAt(text: string, at: number): number {
  return text.codePointAt(at) as number;
}

/** The byte of six bits that begins with binary 10. */
function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f);
}

/** Writes texts, each different one once. */
export class TextsWriter {
  readonly #places = new Map<string, number>();

  write(out: BitWriter, texts: readonly string[]): void {
    const places = this.#places;
    for (const text of texts) if (!places.has(text)) places.set(text, places.size);
    out.putCount(places.size);
    for (const text of places.keys()) writeText(out, text);
    // All different: they stand in their own order.
    if (places.size < texts.length) {
      const width = 32 - Math.clz32(places.size - 1);
      for (const text of texts) out.put(places.get(text) as number, width);
    }
    places.clear();
  }
}
