/** The bits of a frame as FRAME.md has them, one at a time, and its letters: for plain-reader.ts. */
import { readFileSync } from "node:fs";

export class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bit(): number {
    const byte = this.#bytes[this.#at >> 3];
    if (byte === undefined) throw new RangeError("the end");
    return (byte >> (this.#at++ & 7)) & 1;
  }

  flag = () => this.bit() === 1;

  field(width: number): number {
    let value = 0;
    for (let place = 0; place < width; place += 1) value += this.bit() * 2 ** place;
    return value;
  }

  unary(): number {
    let ones = 0;
    while (this.bit() === 1) ones += 1;
    return ones;
  }

  count(): number {
    const digits = this.unary();
    const length = 2 ** digits + this.field(digits);
    return Number(2n ** BigInt(length - 1) + BigInt(this.field(length - 1)) - 1n);
  }

  signed = () => unfold(this.count());

  float(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.field(8));
    return new DataView(bytes.buffer).getFloat64(0, true);
  }

  texts(count: number): string[] {
    const isCoded = this.flag();
    return Array.from({ length: count }, () => {
      if (!isCoded) return textOf(Array.from({ length: this.count() }, () => this.field(8)));
      const bytes: number[] = [];
      for (let name = this.letter(); name !== "end"; name = this.letter()) {
        bytes.push(name === "other" ? this.field(8) : Number(name));
      }
      return textOf(bytes);
    });
  }

  letter(): string {
    let code = "";
    while (!letters.has(code)) code += String(this.bit());
    return letters.get(code) ?? "";
  }

  subset(size: number): boolean[] {
    if (!this.flag()) return Array.from({ length: size }, this.flag);
    const inverted = this.flag();
    const named = new Set<number>();
    const count = this.count();
    const k = count > 0 ? this.field(5) : 0;
    for (let place = -1; named.size < count; named.add(place)) place += 1 + this.rice(k);
    return Array.from({ length: size }, (_, at) => named.has(at) !== inverted);
  }

  rice = (k: number) => this.unary() * 2 ** k + this.field(k);

  list(count: number): number[] {
    const code = this.field(2);
    const parameter = this.field(code === 0 ? 6 : 5);
    return Array.from({ length: count }, () => {
      if (code === 0) return this.field(parameter);
      if (code === 1) return this.rice(parameter);
      const beyond = this.unary();
      const low = this.field(beyond === 0 ? parameter : parameter + beyond - 1);
      return beyond === 0 ? low : low + 2 ** (parameter + beyond - 1);
    });
  }
}

function textOf(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? first : first % 2 ** (6 - more);
    for (let left = more; left > 0; left -= 1) code = code * 64 + ((bytes[at++] ?? 0) % 64);
    text += String.fromCodePoint(code);
  }
  return text;
}

/** What codes of the document's table stand for. */
function lettersIn(document: string): Map<string, string> {
  const found = new Map<string, string>();
  let next = 0;
  let before = 0;
  for (const [, bits, names = ""] of document.matchAll(
    /^\| (\d+) \| ((?:\d+|end|other).*) \|$/gm,
  )) {
    for (const name of names.split(" ")) {
      next *= 2 ** (Number(bits) - before);
      before = Number(bits);
      found.set(next.toString(2).padStart(before, "0"), name);
      next += 1;
    }
  }
  return found;
}

const letters = lettersIn(
  readFileSync(new URL("../../../lib/wire/binary/FRAME.md", import.meta.url), "utf8"),
);

/** What a zigzag number stands for. */
export const unfold = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
