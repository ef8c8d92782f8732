import { expect, test } from "vitest";
import { schemaOf, topics } from "../../lib/schema/topics.ts";
import type { TableSchema } from "../../lib/table/schema.ts";
import { Table } from "../../lib/table/table.ts";
import { FrameDecoder } from "../../lib/wire/binary/decode.ts";
import { FrameError } from "../../lib/wire/binary/frame.ts";
import { type FrameShape, RowNumbers } from "../../lib/wire/binary/shape.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import { seamOf } from "../../server/seam.ts";
import { Random } from "../support/random.ts";
import { type Mounted, mount } from "./mount.ts";
import { Copy, rowsOf, type Viewer } from "./viewer.ts";

const topic = topics.stats("m1");
const schema = schemaOf(topic) as TableSchema;

/** The shape of a subscription to the whole topic. */
function wholeAt(base: number): FrameShape {
  return { schema, columns: null, rows: null, base };
}

/** What comes to a viewer from now on, message by message. */
function messagesOf(viewer: Viewer): unknown[] {
  const messages: unknown[] = [];
  viewer.socket.io.engine.on("packet", ({ type, data }) => {
    if (type === "message") messages.push(data);
  });
  return messages;
}

function change(mounted: Mounted, random: Random): void {
  const key = random.pick(["shots", "fouls", "saves", "corners", "offsides"]);
  if (random.chance(0.2) && mounted.board.table(topic)?.has(key)) mounted.removeStat(key);
  else mounted.stat(key, random.below(50));
}

test("B1 a binary delta is one binary message, and who does not ask is sent none", async () => {
  await using mounted = await mount();
  const [asks, stock] = [await mounted.connect({ frames: true }), await mounted.connect()];
  for (const viewer of [asks, stock]) await viewer.settle();
  await asks.subscribe({ topic, encoding: "binary" });
  await stock.subscribe({ topic });
  for (const viewer of [asks, stock]) await viewer.settle();
  const [binary, texts] = [messagesOf(asks), messagesOf(stock)];
  for (let home = 1; home <= 3; home += 1) {
    mounted.stat("shots", home);
    mounted.runWindows();
    for (const viewer of [asks, stock]) await viewer.settle();
  }
  const frames = binary.filter((message) => typeof message !== "string");
  expect(frames).toHaveLength(3);
  // All texts are answers to `time`.
  expect(binary.filter((message) => !/^3\d/.test(String(message))).length).toBe(frames.length);
  expect(asks.frames.slice(-3).map((frame) => Buffer.from(frame))).toEqual(
    frames.map((message) => Buffer.from(message as Buffer)),
  );
  expect(texts.every((message) => typeof message === "string")).toBe(true);
  expect(texts.filter((message) => String(message).startsWith('2["delta"'))).toHaveLength(3);
});

test("B2 a frame says what the delta as JSON says", async () => {
  await using mounted = await mount();
  const [binary, json] = [await mounted.connect({ frames: true }), await mounted.connect()];
  const { subscription, base } = await binary.subscribe({ topic, encoding: "binary" });
  await json.subscribe({ topic });
  const random = new Random(1);
  const copies = [new Copy(topic), new Copy(topic)] as const;
  copies[0].base = base;
  for (let round = 0; round < 30; round += 1) {
    for (let count = 0; count < 3; count += 1) change(mounted, random);
    mounted.runWindows();
    const [frames, deltas] = [await binary.takenFrames(), await json.taken()];
    expect(frames).toHaveLength(deltas.length);
    for (const [at, delta] of deltas.entries()) {
      const frame = frames[at] ?? new Uint8Array();
      const { from, to, ...rest } = new FrameDecoder(wholeAt(base)).open(frame);
      expect({
        ...rest,
        from: from === null ? null : formatCursor("e1", from),
        to: formatCursor("e1", to),
      }).toEqual({
        subscription,
        from: delta.from,
        to: delta.to,
        at: delta.at,
        changes: delta.changes,
      });
      copies[0].takeFrame(frame);
      copies[1].take(delta);
    }
    expect(copies[0].rows()).toEqual(copies[1].rows());
  }
  expect(copies[0].rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test.each([1, 2, 3])("B3 frames that overlap or come twice do no harm (seed %s)", async (seed) => {
  await using mounted = await mount();
  const viewers = [];
  const copy = new Copy(topic);
  for (const pace of [1, 2, 10]) {
    const viewer = await mounted.connect({ frames: true });
    copy.base = (await viewer.subscribe({ topic, pace, encoding: "binary" })).base;
    viewers.push(viewer);
  }
  const random = new Random(seed);
  for (let round = 0; round < 100; round += 1) {
    change(mounted, random);
    mounted.clock.advance(random.below(150));
    for (const viewer of viewers) {
      // Snapshots replace all, so that only the first may be taken late.
      for (const frame of await viewer.takenFrames()) {
        const { from, to } = new FrameDecoder(wholeAt(copy.base)).open(frame);
        const held = copy.version;
        if (from === null ? held !== null : held === null || from > held) continue;
        copy.takeFrame(frame);
        if (from !== null) copy.takeFrame(frame);
        expect(copy.version).toBe(Math.max(held ?? 0, to));
      }
    }
  }
  mounted.runWindows();
  for (const frame of (await viewers[2]?.takenFrames()) ?? []) copy.takeFrame(frame);
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("B4 a frame brings the keys of rows that are new since its from, and calls others by number", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  mounted.stat("shots", 1);
  const { base } = await viewer.subscribe({ topic, encoding: "binary" });
  await viewer.settle();
  mounted.stat("fouls", 1);
  mounted.runWindows();
  await viewer.settle();
  mounted.stat("shots", 2);
  mounted.runWindows();
  const [snapshot, adds, sets] = await viewer.takenFrames();
  if (snapshot === undefined || adds === undefined || sets === undefined) throw new Error("three");
  const table = new Table(schema);
  const numbers = new RowNumbers();
  const decoder = new FrameDecoder(wholeAt(base));
  expect(decoder.apply(snapshot, table, numbers).keys).toEqual(["shots"]);
  // What is added is told, so numbers that are not known are no hindrance.
  expect(decoder.apply(adds, table, new RowNumbers()).keys).toEqual(["fouls"]);
  expect(() => decoder.apply(sets, table, new RowNumbers())).toThrow(FrameError);
  expect(decoder.apply(sets, table, numbers).keys).toEqual(["shots"]);
});

test("B4 named rows are called by their place in the sorted list, rows of a log by their keys", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  const rows = ["shots", "Äh", "fouls"];
  const { base } = await viewer.subscribe({ topic, rows, encoding: "binary" });
  mounted.stat("fouls", 1);
  mounted.stat("Äh", 2);
  mounted.runWindows();
  const list = new FrameDecoder({ ...wholeAt(base), rows: ["fouls", "shots", "Äh"] });
  const table = new Table(schema);
  for (const frame of await viewer.takenFrames()) list.apply(frame, table, new RowNumbers());
  expect(rowsOf(table)).toEqual(rowsOf(mounted.board.table(topic)));

  const trades = topics.trades("AAPL");
  const logSchema = schemaOf(trades) as TableSchema;
  const answer = await viewer.subscribe({ topic: trades, encoding: "binary" });
  await viewer.settle();
  for (let price = 10_000; price < 10_010; price += 1) mounted.trade("AAPL", price);
  mounted.runWindows();
  const log = new FrameDecoder({ ...wholeAt(answer.base), schema: logSchema });
  const copy = new Table(logSchema, { tickSize: answer.tickSize });
  for (const frame of (await viewer.takenFrames()).filter((one) => one.length > 0)) {
    log.apply(frame, copy, new RowNumbers());
  }
  expect(copy.size).toBe(10);
  expect(rowsOf(copy)).toEqual(rowsOf(mounted.board.table(trades)));
});

test("B5 the numbers in a page's snapshot are those that the frames go on with", async () => {
  await using mounted = await mount();
  for (const key of ["shots", "fouls", "saves", "corners"]) mounted.stat(key, 1);
  mounted.removeStat("fouls");
  mounted.stat("offsides", 1);
  const page = seamOf(mounted.board, "0").snapshot(topic);
  if (page?.numbers === undefined) throw new Error("no numbers");
  const table = new Table(schema);
  const numbers = new RowNumbers();
  const keys = Object.keys(page.delta.rows);
  table.transact(
    () => {
      for (const [at, key] of keys.entries()) {
        numbers.name(page.numbers?.[at] ?? -1, key);
        table.put(key, page.delta.rows[key] ?? {});
      }
    },
    Number(page.delta.to.split(".")[1]),
  );
  mounted.stat("saves", 2);
  mounted.stat("yellow", 3);
  const viewer = await mounted.connect({ frames: true });
  const since = page.delta.to;
  const { base } = await viewer.subscribe({ topic, encoding: "binary", since });
  const frames = await viewer.takenFrames();
  const decoder = new FrameDecoder(wholeAt(base));
  expect(frames.map((frame) => decoder.open(frame).from)).toEqual([table.version]);
  for (const frame of frames) decoder.apply(frame, table, numbers);
  expect(rowsOf(table)).toEqual(rowsOf(mounted.board.table(topic)));
});

test("B6 a frame that is damaged, or of other columns or rows, is refused as a whole", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  for (const key of ["shots", "fouls", "saves"]) mounted.stat(key, 1);
  const { base } = await viewer.subscribe({ topic, encoding: "binary" });
  const whole = wholeAt(base);
  const [frame] = await viewer.takenFrames();
  if (frame === undefined) throw new Error("no frame");
  const take = (bytes: Uint8Array, shape = whole) => {
    const table = new Table(schema);
    try {
      return new FrameDecoder(shape).apply(bytes, table, new RowNumbers());
    } finally {
      expect([table.size, table.version]).toEqual([0, 0]);
    }
  };
  for (let place = 0; place < frame.length; place += 1) {
    const damaged = frame.slice();
    damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
    expect(() => take(damaged), `byte ${place}`).toThrow(FrameError);
    expect(() => take(frame.slice(0, place)), `${place} bytes`).toThrow(FrameError);
  }
  const { label, ...columns } = schema.columns;
  for (const shape of [
    { ...whole, schema: { ...schema, columns } },
    { ...whole, columns: [0, 1] },
    { ...whole, rows: ["fouls", "saves", "shots"] },
    wholeAt(base + 1),
  ]) {
    expect(() => take(frame, shape as typeof whole), label?.type).toThrow(FrameError);
  }
});
