import { expect, test } from "vitest";
import { defineTable, number, price, text } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import { crc32 } from "../../../lib/wire/binary/crc32.ts";
import { FrameDecoder, subscriptionOf } from "../../../lib/wire/binary/decode.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { planOf } from "../../../lib/wire/binary/plan.ts";
import { type FrameShape, RowNumbers } from "../../../lib/wire/binary/shape.ts";
import { frameOf, sealed, wholeOf } from "./frames.ts";

const schema = defineTable("key", { a: number(), b: number(), c: text() });

test("F2 a head is bytes that can be read off", () => {
  const table = new Table(schema);
  table.transact(() => table.put("A", { a: 1 }), 300, 1_000);
  table.transact(() => table.put("A", { a: 2 }), 303, 2_000);
  const shape = { ...wholeOf(schema), base: 1_900 };
  const encoder = new FrameEncoder(shape, 130);
  const frame = encoder.encode(table, 300) ?? new Uint8Array();
  // Version 1; 130; 303; 3 back; 100 after the base; two changes.
  expect([...frame.slice(0, 9)]).toEqual([0x01, 0x82, 0x01, 0xaf, 0x02, 0x03, 0xc9, 0x01, 0x02]);
  expect(subscriptionOf(frame)).toBe(130);
  const head = new FrameDecoder(shape).open(frame);
  expect(head).toEqual({ subscription: 130, from: 300, to: 303, at: 2_000, changes: 2 });
  const snapshot = encoder.encode(table, null) ?? new Uint8Array();
  expect([...snapshot.slice(0, 5)]).toEqual([0x11, 0x82, 0x01, 0xaf, 0x02]);
});

test("F2 a head brings every time: before, at and after the base, and none", () => {
  const base = 1_795_000_000_000;
  for (const at of [0, 1, base - 1, base, base + 1, base + 86_400_000, 8.64e15 / 4]) {
    const table = new Table(schema);
    table.transact(() => table.put("A", { a: 1 }), 1, at);
    for (const from of [0, base]) {
      const shape = { ...wholeOf(schema), base: from };
      const frame = new FrameEncoder(shape, 1).encode(table, null) ?? new Uint8Array();
      expect(new FrameDecoder(shape).open(frame).at, `${at} from ${from}`).toBe(at);
    }
  }
});

test("F2 the time of a frame takes three bytes in the hour after its subscription was made", () => {
  const base = 1_795_000_000_000;
  const table = new Table(schema);
  table.transact(() => table.put("A", { a: 1 }), 1, base + 1_000_000);
  const shape = { ...wholeOf(schema), base };
  const dated = new FrameEncoder(shape, 1).encode(table, null) ?? new Uint8Array();
  const epoch = new FrameEncoder(wholeOf(schema), 1).encode(table, null) ?? new Uint8Array();
  expect(epoch.length - dated.length).toBe(3);
  const undated = new Table(schema);
  undated.transact(() => undated.put("A", { a: 1 }), 1);
  const frame = new FrameEncoder(shape, 1).encode(undated, null) ?? new Uint8Array();
  // Snapshot of version 1; subscription 1; version 1; no time.
  expect([...frame.slice(0, 4)]).toEqual([0x11, 1, 1, 0]);
  expect(dated.length - frame.length).toBe(2);
});

test("F2 a frame leads from where its receivers are, which may be before what it tells of", () => {
  const table = new Table(schema);
  for (const a of [1, 2, 3]) table.transact(() => table.put("A", { a }));
  const frame = new FrameEncoder(wholeOf(schema), 1).encode(table, 2, 1) ?? new Uint8Array();
  expect(new FrameDecoder(wholeOf(schema)).open(frame)).toMatchObject({ from: 1, to: 3 });
});

test("F3 the checksum is CRC-32, and goes on from a start value", () => {
  const bytes = new TextEncoder().encode("123456789");
  expect(crc32(bytes)).toBe(0xcbf4_3926);
  for (let split = 0; split <= 9; split += 1) {
    expect(crc32(bytes.slice(split), 9 - split, crc32(bytes, split))).toBe(0xcbf4_3926);
  }
});

test("F3 the start value is the checksum of the shape as text", () => {
  const grid = defineTable(
    "key",
    { tickSize: number(), last: price(), bid: price("", "last"), note: text() },
    { grid: "row" },
  );
  const sum = (shape: string) => crc32(new TextEncoder().encode(shape));
  expect(planOf({ schema: grid, columns: [0, 1, 2], rows: ["A"] }).seed).toBe(
    sum(
      '[1,null,"row",[["tickSize","number",[]],["last","price",[]],["bid","price",["last"]]],["A"],0]',
    ),
  );
  const log = defineTable("sequence", { size: number() }, { keep: 9 });
  expect(planOf(wholeOf(log)).seed).toBe(sum('[1,9,"none",[["size","number",[]]],null,0]'));
  expect(planOf({ ...wholeOf(log), base: 17 }).seed).toBe(
    sum('[1,9,"none",[["size","number",[]]],null,17]'),
  );
});

test("F3 a frame of another shape is refused", () => {
  const shape = wholeOf(schema);
  const frame = frameOf(shape, (out) => out.putCount(0));
  expect(new FrameDecoder(shape).open(frame).to).toBe(1);
  const others: FrameShape[] = [
    { ...shape, columns: [0, 1] },
    { ...shape, rows: ["A"] },
    { ...shape, base: 1 },
    wholeOf(defineTable("key", { a: number(), c: text(), b: number() })),
    wholeOf(defineTable("key", { a: number(), b: number("", "a"), c: text() })),
    wholeOf(defineTable("key", { a: number(), b: text(), c: text() })),
    wholeOf(defineTable("key", { a: number(), b: number(), c: text() }, { keep: 3 })),
  ];
  for (const other of others) {
    expect(() => new FrameDecoder(other).open(frame), JSON.stringify(other)).toThrow(FrameError);
  }
});

test("F11 other versions, unknown bits and numbers out of range are refused", () => {
  const shape = wholeOf(schema);
  const decoder = new FrameDecoder(shape);
  const heads = {
    "version 2": [0x12, 1, 1, 0, 0],
    "version 0": [0x10, 1, 1, 0, 0],
    "an unknown bit": [0x51, 1, 1, 0, 0],
    "a head that ends": [0x11, 1, 1],
    "a number without end": [0x11, ...new Array(12).fill(0xff), 1],
    "from below 0": [0x01, 1, 1, 2, 0, 0],
    "a time before the epoch": [0x11, 1, 1, 2, 0],
    nothing: [],
  };
  for (const [name, head] of Object.entries(heads)) {
    const frame = sealed(shape, Uint8Array.from([...head, 0, 0, 0, 0]));
    expect(() => decoder.open(frame), name).toThrow(FrameError);
    expect(() => decoder.apply(frame, new Table(schema), new RowNumbers()), name).toThrow(
      FrameError,
    );
  }
  expect(() => decoder.open(new Uint8Array(3))).toThrow(FrameError);
});

test("F11 a frame that goes on after its end is refused under a right checksum too", () => {
  const shape = wholeOf(schema);
  const offer = (frame: Uint8Array) =>
    new FrameDecoder(shape).apply(frame, new Table(schema), new RowNumbers()).applied;
  expect(offer(frameOf(shape, (out) => out.putCount(0)))).toBe("applied");
  const longer = frameOf(shape, (out) => {
    out.putCount(0);
    out.put(0, 8);
  });
  expect(() => offer(longer)).toThrow(FrameError);
  const dirty = frameOf(shape, (out) => {
    out.putCount(0);
    out.put(4, 5);
  });
  expect(() => offer(dirty)).toThrow(FrameError);
});
