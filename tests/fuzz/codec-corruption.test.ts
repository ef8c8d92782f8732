import { expect, test } from "vitest";
import { Table } from "../../lib/table/table.ts";
import { crc32 } from "../../lib/wire/binary/crc32.ts";
import { FrameDecoder, subscriptionOf } from "../../lib/wire/binary/decode.ts";
import { FrameEncoder } from "../../lib/wire/binary/encode.ts";
import { FrameError } from "../../lib/wire/binary/frame.ts";
import { planOf } from "../../lib/wire/binary/plan.ts";
import { type FrameShape, RowNumbers } from "../../lib/wire/binary/shape.ts";
import { Random } from "../support/random.ts";
import { differenceOf, randomSchema, randomShape, World } from "./codec-world.ts";

/** Frames broken at random, each of which is refused. */
const corrupted = 1_000_000;
/** Frames of nonsense under a checksum that is right. */
const nonsense = 250_000;
/** Frames made from one whole frame. */
const triesOfFrame = 100;

// The trace of an error costs more than refusing a frame.
Error.stackTraceLimit = 0;

/** A copy that stands one frame behind its table, with that frame. */
class Scene {
  readonly random: Random;
  readonly shape: FrameShape;
  readonly decoder: FrameDecoder;
  readonly frame: Uint8Array;
  readonly before: Uint8Array | null;
  readonly tickSize: number | null;
  copy: Table;
  numbers: RowNumbers;
  /** What the copy and its numbers are to stay. */
  readonly twin: Table;
  readonly names: readonly (string | undefined)[];

  constructor(seed: number) {
    this.random = new Random(seed);
    const schema = randomSchema(this.random);
    this.shape = randomShape(this.random, schema);
    const world = new World(this.random, schema);
    const encoder = new FrameEncoder(this.shape, this.random.below(300));
    this.decoder = new FrameDecoder(this.shape);
    this.tickSize = world.table.tickSize;
    const steps = this.random.below(6);
    for (let step = 0; step < steps; step += 1) world.step();
    this.before = steps === 0 ? null : encoder.encode(world.table, null);
    const held = steps === 0 ? null : world.table.version;
    let frame: Uint8Array | null = null;
    while (frame === null) {
      world.step();
      frame = encoder.encode(world.table, held);
    }
    this.frame = frame;
    [this.twin, this.numbers] = this.#stand();
    [this.copy, this.numbers] = this.#stand();
    this.names = this.numbers.keys().slice();
  }

  /** Begins with a new copy, since a frame was let in. */
  renew(): void {
    [this.copy, this.numbers] = this.#stand();
  }

  /** What the copy has become, or null where it is as it was. */
  change(): string | null {
    if (this.copy.isOpen) return "its transaction is open";
    if (this.copy.version !== this.twin.version) return `version ${this.copy.version}`;
    if (this.copy.horizon !== this.twin.horizon) return `horizon ${this.copy.horizon}`;
    if (this.names.length !== this.numbers.keys().length) return "more row numbers";
    for (const [number, key] of this.names.entries()) {
      if (this.numbers.keyOf(number) !== key) return `row number ${number}`;
    }
    return differenceOf(this.twin, this.copy, { ...this.shape, rows: null, columns: null });
  }

  #stand(): [Table, RowNumbers] {
    const table = new Table(this.shape.schema, { tickSize: this.tickSize });
    const numbers = new RowNumbers();
    if (this.before !== null) this.decoder.apply(this.before, table, numbers);
    return [table, numbers];
  }
}

/** A frame with something wrong; never the same bytes. */
function broken(frame: Uint8Array, random: Random): Uint8Array {
  const kind = random.below(6);
  if (kind === 0) return frame.slice(0, random.below(frame.length));
  if (kind === 1) {
    const longer = new Uint8Array(frame.length + 1 + random.below(8));
    longer.set(frame);
    for (let at = frame.length; at < longer.length; at += 1) longer[at] = random.below(256);
    return longer;
  }
  if (kind === 2) return Uint8Array.from({ length: random.below(80) }, () => random.below(256));
  // One bit in each of a few bytes side by side, so that no flip is taken back.
  const copy = frame.slice();
  const flips = kind === 3 ? 1 : 1 + random.below(Math.min(12, copy.length));
  const start = random.below(copy.length);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = (start + flip) % copy.length;
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  }
  return copy;
}

/** What becomes of a frame: null where it was refused as it should be. */
function offer(scene: Scene, frame: Uint8Array): string | null {
  try {
    return scene.decoder.apply(frame, scene.copy, scene.numbers).applied;
  } catch (error) {
    if (error instanceof FrameError) return null;
    throw error;
  }
}

test(`F11 ${corrupted.toLocaleString("en")} corrupted frames are refused, and change nothing`, () => {
  for (let seed = 0, tried = 0; tried < corrupted; seed += 1) {
    const scene = new Scene(seed);
    for (let attempt = 0; attempt < triesOfFrame; attempt += 1, tried += 1) {
      const frame = broken(scene.frame, scene.random);
      const became = offer(scene, frame) ?? scene.change();
      if (became !== null) throw new Error(`seed ${seed}, try ${attempt}: ${became}`);
    }
  }
}, 300_000);

test(`F11 ${nonsense.toLocaleString("en")} frames of nonsense under a right checksum do no harm`, () => {
  let refused = 0;
  let applied = 0;
  for (let seed = 0, tried = 0; tried < nonsense; seed += 1) {
    const scene = new Scene(seed);
    const { seed: start } = planOf(scene.shape);
    for (let attempt = 0; attempt < triesOfFrame; attempt += 1, tried += 1) {
      const body = broken(scene.frame.slice(0, -4), scene.random);
      const frame = new Uint8Array(body.length + 4);
      frame.set(body);
      new DataView(frame.buffer).setUint32(body.length, crc32(body, body.length, start), true);
      const became = offer(scene, frame);
      if (became === "applied") {
        applied += 1;
        scene.renew();
        continue;
      }
      refused += 1;
      const change = scene.change();
      if (change !== null) throw new Error(`seed ${seed}, try ${attempt}: ${change}`);
    }
  }
  // Both happen, or the test would show nothing.
  expect(refused).toBeGreaterThan(nonsense / 4);
  expect(applied).toBeGreaterThan(nonsense / 100);
}, 300_000);

test("F11 the subscription of what is no frame is an error, never nonsense", () => {
  const random = new Random(1);
  for (let attempt = 0; attempt < 100_000; attempt += 1) {
    const bytes = Uint8Array.from({ length: random.below(12) }, () => random.below(256));
    try {
      expect(Number.isSafeInteger(subscriptionOf(bytes))).toBe(true);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
    }
  }
});
