import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import type { Fitted } from "../../lib/wire/messages.ts";
import { type Mounted, mount } from "./mount.ts";
import { Copy, rowsOf, type Viewer } from "./viewer.ts";

const topic = topics.stats("m1");
/** Makes each changed row weigh 2 kB. */
const label = "x".repeat(2_000);
const stepMs = 50;

/** Notes what a viewer is sent, and when by the server's clock. */
class Scale {
  /** ms after the scale was put up, and bytes of the message. */
  readonly deltas: { readonly at: number; readonly bytes: number }[] = [];
  readonly fitted: Omit<Fitted, "ok">[] = [];
  readonly #start: number;

  constructor(viewer: Viewer, mounted: Mounted) {
    this.#start = mounted.clock.now();
    viewer.socket.io.engine.on("packet", ({ type, data }) => {
      if (type !== "message" || !String(data).startsWith('2["delta"')) return;
      // A sign before the text, and the header of the frame.
      const bytes = Buffer.byteLength(String(data)) + 1 + 4;
      this.deltas.push({ at: mounted.clock.now() - this.#start, bytes });
    });
    viewer.socket.on("fitted", (fitted) => this.fitted.push(fitted));
  }

  /** bytes in the fullest 10 s of what came after so many ms. */
  most(after: number): number {
    const late = this.deltas.filter(({ at }) => at >= after);
    const within = (from: number) => late.filter(({ at }) => at >= from && at < from + 10_000);
    const sums = late.map(({ at }) => within(at).reduce((sum, { bytes }) => sum + bytes, 0));
    return Math.max(0, ...sums);
  }

  count(from: number, to: number): number {
    return this.deltas.filter(({ at }) => at >= from && at < to).length;
  }
}

/** Changes one of several heavy rows every 50 ms. */
async function runHeavy(mounted: Mounted, seconds: number, ...viewers: Viewer[]): Promise<void> {
  for (let step = 0; step < (seconds * 1_000) / stepMs; step += 1) {
    mounted.stat(`heavy${step % 3}`, step, `${mounted.clock.now()}${label}`);
    mounted.clock.advance(stepMs);
    for (const viewer of viewers) await viewer.settle();
  }
}

function copyOf(viewer: Viewer): Copy {
  const copy = new Copy(topic);
  for (const delta of viewer.deltas) copy.take(delta);
  return copy;
}

test("P6 with a budget the deltas stay within it, others keep their pace, and nothing is lost", async () => {
  await using mounted = await mount();
  const [thrifty, other] = [await mounted.connect(), await mounted.connect()];
  expect(await thrifty.ask("budget", { kilobytesPerSecond: 8 })).toEqual({
    ok: true,
    kilobytesPerSecond: 8,
    pace: null,
  });
  const [scale, usual] = [new Scale(thrifty, mounted), new Scale(other, mounted)];
  for (const viewer of [thrifty, other]) await viewer.subscribe({ topic, pace: 20 });
  await runHeavy(mounted, 40, thrifty, other);
  expect(scale.most(5_000)).toBeLessThanOrEqual(80_000);
  expect(scale.most(5_000)).toBeGreaterThan(40_000);
  expect(scale.fitted.at(-1)).toEqual({ kilobytesPerSecond: 8, pace: 1 });
  expect(scale.count(20_000, 40_000)).toBeLessThanOrEqual(41);
  // At 20 a second a delta has one heavy row.
  expect(usual.count(20_000, 40_000)).toBeGreaterThan(350);
  expect(usual.fitted).toEqual([]);
  mounted.clock.advance(10_000);
  await thrifty.settle();
  const copy = copyOf(thrifty);
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("P6 deltas that are too large for one a second come further apart", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.ask("budget", { kilobytesPerSecond: 2 });
  const scale = new Scale(viewer, mounted);
  await viewer.subscribe({ topic });
  await runHeavy(mounted, 40, viewer);
  // Three rows of 2 kB in each.
  const late = scale.deltas.filter(({ at }) => at > 10_000).map(({ at }) => at);
  const gaps = late.slice(1).map((at, index) => at - (late[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(2_500);
  expect(scale.count(10_000, 40_000)).toBeGreaterThan(5);
  expect(scale.most(5_000)).toBeLessThanOrEqual(20_000);
  mounted.clock.advance(20_000);
  await viewer.settle();
  expect(copyOf(viewer).rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("P7 the pace comes back with quieter times, and each change of it is told", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const scale = new Scale(viewer, mounted);
  await viewer.subscribe({ topic });
  await viewer.ask("budget", { kilobytesPerSecond: 8 });
  await runHeavy(mounted, 10, viewer);
  expect(scale.fitted.at(-1)).toEqual({ kilobytesPerSecond: 8, pace: 1 });
  // Light deltas would be paid for at any pace, and yet they keep to the one that was told.
  const { length } = scale.deltas;
  for (let step = 0; step < 40; step += 1) {
    mounted.stat("light", step);
    mounted.clock.advance(stepMs);
    await viewer.settle();
  }
  expect(scale.deltas.length - length).toBeLessThanOrEqual(3);
  for (let second = 0; second < 40; second += 1) {
    mounted.stat("light", -second);
    mounted.clock.advance(1_000);
    await viewer.settle();
  }
  expect(scale.fitted.map(({ pace }) => pace)).toEqual([2, 1, 2, 5, null]);
});

test("P7 without a budget again every subscription has the pace that it chose", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic, pace: 10 });
  await viewer.ask("budget", { kilobytesPerSecond: 4 });
  await runHeavy(mounted, 10, viewer);
  expect(await viewer.ask("pace", { pace: 20 })).toEqual({ ok: true, pace: 20 });
  expect(await viewer.ask("budget", { kilobytesPerSecond: null })).toEqual({
    ok: true,
    kilobytesPerSecond: null,
    pace: null,
  });
  const scale = new Scale(viewer, mounted);
  await runHeavy(mounted, 5, viewer);
  expect(scale.count(0, 5_000)).toBeGreaterThan(85);
  expect(copyOf(viewer).gaps).toBe(0);
});

test("P7 a smaller budget goes on at the pace that was found, and says so", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.ask("budget", { kilobytesPerSecond: 8 });
  await runHeavy(mounted, 5, viewer);
  const answer = await viewer.ask("budget", { kilobytesPerSecond: 7 });
  expect(answer).toEqual({ ok: true, kilobytesPerSecond: 7, pace: 1 });
  const more = await viewer.ask("budget", { kilobytesPerSecond: 9_000 });
  expect(more).toEqual({ ok: true, kilobytesPerSecond: 9_000, pace: null });
});

test("P8 a first delta, and the first after a pause, do not wait for what is unpaid", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.ask("budget", { kilobytesPerSecond: 1 });
  await viewer.subscribe({ topic });
  await runHeavy(mounted, 10, viewer);
  await viewer.subscribe({ topic, columns: ["home", "label"] });
  expect((await viewer.taken()).at(-1)?.from).toBeNull();
  await viewer.ask("pace", { pace: 0 });
  await runHeavy(mounted, 2, viewer);
  expect(await viewer.taken()).toEqual([]);
  await viewer.ask("pace", { pace: 10 });
  expect(await viewer.taken()).toHaveLength(2);
});

test("P8 a snapshot of many seconds' worth is paid for within seconds", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.ask("budget", { kilobytesPerSecond: 1 });
  for (let row = 0; row < 20; row += 1) mounted.stat(`row${row}`, 0, label);
  await viewer.subscribe({ topic });
  await viewer.taken();
  mounted.stat("light", 1);
  mounted.clock.advance(2_000);
  expect(await viewer.taken()).toEqual([]);
  mounted.clock.advance(2_000);
  expect(await viewer.taken()).toMatchObject([{ rows: { light: { home: 1 } } }]);
});

test.each([
  {},
  { kilobytesPerSecond: 0 },
  { kilobytesPerSecond: 0.4 },
  { kilobytesPerSecond: "1" },
])("P6 %j is a bad request", async (message) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const { code, message: text } = await viewer.refusal("budget", message);
  expect([code, text]).toEqual(["bad_request", expect.stringContaining("kilobytesPerSecond")]);
});

test("P6 a connection that ends leaves nothing of its budget behind", async () => {
  await using mounted = await mount();
  const timers = mounted.clock.waiting;
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.ask("budget", { kilobytesPerSecond: 1 });
  await runHeavy(mounted, 2, viewer);
  viewer.socket.disconnect();
  const { gateway } = mounted.server;
  while (gateway.stats().viewers > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(gateway.stats().lanes).toBe(0);
  mounted.clock.advance(60_000);
  expect(mounted.clock.waiting).toBeLessThanOrEqual(timers);
});
