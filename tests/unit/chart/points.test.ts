import { expect, test } from "vitest";
import { Points, type PutPoint, TablePoints } from "../../../app/_views/chart/points.ts";
import { spanOf, viewportOf } from "../../../app/_views/chart/span.ts";
import { Random } from "../../support/random.ts";

/** A table as a mirror has it: the same keys while no row comes or goes. */
class Rows {
  #keys: readonly string[] = [];
  readonly #values = new Map<string, number>();
  #listener: (changed: ReadonlySet<string>) => void = () => undefined;
  read = 0;

  set(rows: Readonly<Record<string, number>>, gone: readonly string[] = []): void {
    for (const [key, value] of Object.entries(rows)) this.#values.set(key, value);
    for (const key of gone) this.#values.delete(key);
    const keys = [...this.#values.keys()].sort((a, b) => Number(a) - Number(b));
    if (keys.join() !== this.#keys.join()) this.#keys = keys;
    this.#listener(new Set([...Object.keys(rows), ...gone]));
  }
  get(key: string): number | null {
    this.read += 1;
    return this.#values.get(key) ?? null;
  }
  keys(): readonly string[] {
    return this.#keys;
  }
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
}

const put: PutPoint<number> = ({ series }, place, row) => {
  const [values] = series;
  if (values !== undefined) values[place] = row;
};
const shown = ({ times, series, count }: Points) =>
  [...times.subarray(0, count)].map((time, place) => [time, series[0]?.[place]]);

test("points follow a table by what has changed, and read nothing else", () => {
  const rows = new Rows();
  rows.set({ 10: 1, 20: 2, 30: 3 });
  const source = new TablePoints(rows, new Points(1), put, 10);
  source.refresh();
  const heard: unknown[] = [];
  source.listen(() => heard.push(shown(source.points)));
  rows.read = 0;
  rows.set({ 30: 7 });
  expect(heard.at(-1)).toEqual([
    [10, 1],
    [20, 2],
    [30, 7],
  ]);
  expect(rows.read).toBe(1);
  rows.set({ 40: 4 }, ["10"]);
  expect(heard.at(-1)).toEqual([
    [20, 2],
    [30, 7],
    [40, 4],
  ]);
  expect(rows.read).toBe(2);
});

test("points are those of the table whatever comes, goes and changes in it", () => {
  const random = new Random(4);
  const upTo = (count: number) => random.below(count);
  for (const most of [5, 40, 1_000]) {
    const rows = new Rows();
    const source = new TablePoints(rows, new Points(1, true), put, most);
    source.refresh();
    source.listen(() => undefined);
    let next = 1_000;
    for (let step = 0; step < 400; step += 1) {
      const keys = rows.keys();
      const any = () => keys[upTo(keys.length)] ?? "1000";
      const set: Record<string, number> = {};
      const gone = new Set<string>();
      for (let count = upTo(3); count > 0; count -= 1) {
        next += 1;
        set[next] = random.unit();
      }
      if (random.unit() < 0.4) set[any()] = random.unit();
      if (random.unit() < 0.1) set[upTo(next)] = random.unit();
      for (let count = upTo(4); count > 0; count -= 1) gone.add(keys[count] ?? "");
      if (random.unit() < 0.1) gone.add(any());
      if (random.unit() < 0.05) gone.add(keys.at(-1) ?? "");
      if (random.unit() < 0.02) for (const key of keys) gone.add(key);
      rows.set(set, [...gone]);
      const fresh = new TablePoints(rows, new Points(1, true), put, most);
      fresh.refresh();
      expect(shown(source.points)).toEqual(shown(fresh.points));
    }
  }
});

test("no more points are held than asked for: the newest", () => {
  const rows = new Rows();
  rows.set({ 10: 1, 20: 2, 30: 3 });
  const source = new TablePoints(rows, new Points(1), put, 2);
  source.refresh();
  source.listen(() => undefined);
  rows.set({ 10: 9 });
  rows.set({ 20: 8 });
  expect(shown(source.points)).toEqual([
    [20, 8],
    [30, 3],
  ]);
});

test("points grow beyond what there was room for, and keep what they hold", () => {
  const points = new Points(2, true);
  points.resize(1);
  points.times[0] = 5;
  points.resize(5_000);
  expect(points.times.length).toBeGreaterThanOrEqual(5_000);
  expect(points.series.every((values) => values.length === points.times.length)).toBe(true);
  expect(points.bars?.length).toBe(points.times.length);
  expect(points.times[0]).toBe(5);
});

function timed(count: number): Points {
  const points = new Points(1);
  points.resize(count);
  for (let place = 0; place < count; place += 1) points.times[place] = place * 10;
  return points;
}

test("a time is found at the newest point that is not after it", () => {
  const points = timed(5);
  expect([-1, 0, 15, 40, 99].map((time) => points.placeOf(time))).toEqual([-1, 0, 1, 4, 4]);
});

test("the newest points are in sight, or those that were chosen", () => {
  const points = timed(100);
  expect(spanOf(points, null, 30)).toEqual({ start: 70, end: 100 });
  expect(spanOf(points, null, Number.POSITIVE_INFINITY)).toEqual({ start: 0, end: 100 });
  expect(spanOf(points, { count: 20, until: null }, 30)).toEqual({ start: 80, end: 100 });
  expect(spanOf(points, { count: 20, until: 495 }, 30)).toEqual({ start: 30, end: 50 });
  // What was chosen has aged out.
  expect(spanOf(points, { count: 20, until: -50 }, 30)).toEqual({ start: 0, end: 20 });
  expect(spanOf(timed(0), null, 30)).toEqual({ start: 0, end: 0 });
});

test("a span that reaches the newest point follows it, another one stays", () => {
  const points = timed(100);
  expect(viewportOf(points, { start: 60, end: 100 })).toEqual({ count: 40, until: null });
  expect(viewportOf(points, { start: 10, end: 50 })).toEqual({ count: 40, until: 490 });
  expect(viewportOf(points, { start: 10, end: 11 })).toEqual({ count: 10, until: 190 });
});
