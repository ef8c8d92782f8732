/** What tests of frames share. */

import type { TableSchema } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import { BitReader } from "../../../lib/wire/binary/bit-reader.ts";
import { BitWriter } from "../../../lib/wire/binary/bit-writer.ts";
import { crc32 } from "../../../lib/wire/binary/crc32.ts";
import { FrameDecoder } from "../../../lib/wire/binary/decode.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { writeHead } from "../../../lib/wire/binary/head-writer.ts";
import { planOf, snapshotFlag } from "../../../lib/wire/binary/plan.ts";
import { type FrameShape, RowNumbers } from "../../../lib/wire/binary/shape.ts";

/** Everything of a schema. */
export function wholeOf(schema: TableSchema): FrameShape {
  return { schema, columns: null, rows: null };
}

/** Bits as they are read: the first one first. */
export function bitsOf(write: (out: BitWriter) => void): string {
  const out = new BitWriter();
  write(out);
  const input = new BitReader(out.bytes(0), 0, out.bytes(0).length);
  return Array.from({ length: out.length }, () => input.take(1)).join("");
}

/** A reader of what is written. */
export function readerOf(write: (out: BitWriter) => void): BitReader {
  const out = new BitWriter();
  write(out);
  const bytes = out.bytes(0);
  return new BitReader(bytes, 0, bytes.length);
}

/** A frame with any body and the checksum that belongs to it. */
export function frameOf(
  shape: FrameShape,
  body: (out: BitWriter) => void,
  head: { readonly to?: number; readonly distance?: number | null; readonly flags?: number } = {},
): Uint8Array {
  const { to = 1, distance = null, flags = 0 } = head;
  const out = new BitWriter();
  const kind = distance === null ? snapshotFlag : 0;
  writeHead(out, {
    flags: flags | kind,
    subscription: 1,
    to,
    distance,
    at: 0,
    base: 0,
    changes: 0,
  });
  body(out);
  out.align();
  return sealed(shape, out.bytes(4));
}

/** Puts the right checksum over the last four bytes of a frame. */
export function sealed(shape: FrameShape, frame: Uint8Array): Uint8Array {
  const end = frame.length - 4;
  const view = new DataView(frame.buffer, frame.byteOffset);
  view.setUint32(end, crc32(frame, end, planOf(shape).seed), true);
  return frame;
}

/** A table with a copy that follows it by frames. */
export class Pair {
  readonly table: Table;
  readonly copy: Table;
  readonly numbers = new RowNumbers();
  readonly decoder: FrameDecoder;
  readonly #encoder: FrameEncoder;

  constructor(shape: FrameShape, tickSize: number | null = null) {
    this.table = new Table(shape.schema, { tickSize });
    this.copy = new Table(shape.schema, { tickSize });
    this.decoder = new FrameDecoder(shape);
    this.#encoder = new FrameEncoder(shape, 1);
  }

  /** A frame of what the copy lacks. */
  frame(): Uint8Array {
    const since = this.copy.version === 0 ? null : this.copy.version;
    const frame = this.#encoder.encode(this.table, since);
    if (frame === null) throw new Error("nothing has changed");
    return frame;
  }

  /** Brings the copy up to date. @returns how many bytes that took. */
  follow(): number {
    const frame = this.frame();
    const { applied } = this.decoder.apply(frame, this.copy, this.numbers);
    if (applied !== "applied") throw new Error(applied);
    return frame.length;
  }
}
