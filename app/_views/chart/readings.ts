/** Points that somebody reads off one after the other, such as a figure once a second; the newest so many. */
import type { Cancel } from "../../../lib/clock.ts";
import { type PointSource, Points } from "./points.ts";

export class Readings implements PointSource {
  readonly points: Points;
  readonly #max: number;
  readonly #listeners = new Set<() => void>();

  /** @param max how many are kept: a page may stay open for days. */
  constructor(seriesCount: number, max: number) {
    this.points = new Points(seriesCount);
    this.#max = max;
  }

  refresh(): void {
    // They are as they were read.
  }

  listen(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Takes a value for each series; null where it is not known.
   * @param time ms since the epoch; not before the last one.
   */
  add(time: number, values: readonly (number | null | undefined)[]): void {
    const { points } = this;
    if (points.count === this.#max) {
      points.times.copyWithin(0, 1, points.count);
      for (const series of points.series) series.copyWithin(0, 1, points.count);
    } else points.resize(points.count + 1);
    const place = points.count - 1;
    points.times[place] = time;
    for (const [index, series] of points.series.entries()) {
      series[place] = values[index] ?? Number.NaN;
    }
    for (const listener of this.#listeners) listener();
  }
}
