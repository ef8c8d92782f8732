/**
 * The points of a chart, held in arrays that are used again: a delta that moves one point must not
 * make hundreds of objects.
 */
import type { Cancel } from "../../../lib/clock.ts";
import type { labelTicks as LabelTicks } from "./label-ticks.ts";

const capacityFirst = 512;

/** Points, oldest first. What is not known is NaN. */
export class Points {
  count = 0;
  /** What a point stands for, ascending: ms since the epoch, or a number that only orders. */
  times = new Float64Array(capacityFirst);
  /** A series of values for each line. */
  readonly series: Float64Array[];
  /** Volumes, negative where the price fell; null for a chart without. */
  bars: Float64Array | null;
  /** What stands under a point instead of its time; empty for a chart of times. */
  readonly labels: string[] = [];
  /** Finds where labels are written; null for a chart of times. */
  readonly labelTicks: typeof LabelTicks | null = null;

  constructor(seriesCount: number, withBars = false) {
    this.series = Array.from({ length: seriesCount }, () => new Float64Array(capacityFirst));
    this.bars = withBars ? new Float64Array(capacityFirst) : null;
  }

  /** Makes room for so many points and takes that as their number; what was there may stay. */
  resize(count: number): void {
    this.count = count;
    if (count <= this.times.length) return;
    const capacity = 2 ** Math.ceil(Math.log2(count));
    const larger = (old: Float64Array) => {
      const grown = new Float64Array(capacity);
      grown.set(old);
      return grown;
    };
    this.times = larger(this.times);
    for (const [index, values] of this.series.entries()) this.series[index] = larger(values);
    if (this.bars !== null) this.bars = larger(this.bars);
  }

  /** Forgets so many of the oldest points; the others move to the left. */
  drop(count: number): void {
    if (count === 0) return;
    this.times.copyWithin(0, count, this.count);
    for (const values of this.series) values.copyWithin(0, count, this.count);
    this.bars?.copyWithin(0, count, this.count);
    this.labels.splice(0, count);
    this.count -= count;
  }

  /** The place of the newest point that is not after a time; -1 where all are. */
  placeOf(time: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Points that are kept up to date. */
export interface PointSource {
  /** Always the same object. */
  readonly points: Points;
  /** Brings the points up to date with all that there is. */
  refresh(): void;
  /** Hears after the points have changed. */
  listen(listener: () => void): Cancel;
}

/** The part of a live table that a chart reads. */
interface PointTable<Row> {
  get(key: string): Row | null;
  keys(): readonly string[];
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void;
}

/** Writes a row as the point of a place; its time is written already. */
export type PutPoint<Row> = (points: Points, place: number, row: Row) => void;

/**
 * The newest rows of a live table whose keys are numbers that ascend, such as times.
 * @param pointsMax rows held, at most.
 */
export class TablePoints<Row> implements PointSource {
  readonly points: Points;
  readonly #table: PointTable<Row>;
  readonly #put: PutPoint<Row>;
  readonly #pointsMax: number;
  #keys: readonly string[] = [];
  #first = 0;

  constructor(table: PointTable<Row>, points: Points, put: PutPoint<Row>, pointsMax: number) {
    this.#table = table;
    this.points = points;
    this.#put = put;
    this.#pointsMax = pointsMax;
  }

  refresh(): void {
    const keys = this.#table.keys();
    this.#keys = keys;
    this.#first = Math.max(0, keys.length - this.#pointsMax);
    this.points.resize(keys.length - this.#first);
    for (let place = 0; place < this.points.count; place += 1) this.#read(place);
  }

  listen(listener: () => void): Cancel {
    return this.#table.onChange((changed) => {
      if (!this.#follow(changed)) this.refresh();
      listener();
    });
  }

  /**
   * Reads what has changed, and moves the rest to where it stands now: mostly the newest row has
   * changed or one has come, and the oldest has gone. Returns whether that is all.
   */
  #follow(changed: ReadonlySet<string>): boolean {
    const keys = this.#table.keys();
    if (keys !== this.#keys) {
      const first = Math.max(0, keys.length - this.#pointsMax);
      const before = this.#keys.indexOf(keys[first] ?? "", this.#first);
      const dropped = before - this.#first;
      const kept = this.points.count - dropped;
      if (before < 0) return false;
      for (let place = 0; place < kept; place += 1) {
        if (keys[first + place] !== this.#keys[before + place]) return false;
      }
      this.points.drop(dropped);
      this.points.resize(keys.length - first);
      this.#keys = keys;
      this.#first = first;
      for (let place = kept; place < this.points.count; place += 1) {
        if (!changed.has(keys[first + place] ?? "")) this.#read(place);
      }
    }
    for (const key of changed) {
      const place = this.#keys.lastIndexOf(key) - this.#first;
      if (place >= 0) this.#read(place);
    }
    return true;
  }

  #read(place: number): void {
    const key = this.#keys[this.#first + place] ?? "";
    this.points.times[place] = Number(key);
    const row = this.#table.get(key);
    if (row !== null) this.#put(this.points, place, row);
  }
}
