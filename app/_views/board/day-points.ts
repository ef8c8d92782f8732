/** The shape of an instrument's day as the points of a chart: what the board kept, and this moment. */
import type { Cancel } from "../../../lib/clock.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { type PointSource, Points } from "../chart/points.ts";

export class DayPoints implements PointSource {
  readonly points = new Points(1);
  readonly #shapes: LiveTable<"sparklines">;
  readonly #quotes: LiveTable<"quotes">;
  readonly #symbol: string;
  /** Whether the newest point is this moment. */
  #moment = false;

  constructor(shapes: LiveTable<"sparklines">, quotes: LiveTable<"quotes">, symbol: string) {
    this.#shapes = shapes;
    this.#quotes = quotes;
    this.#symbol = symbol;
  }

  refresh(): void {
    const shape = this.#shapes.get(this.#symbol)?.points ?? [];
    const last = this.#quotes.get(this.#symbol)?.last ?? null;
    const { points } = this;
    this.#moment = last !== null;
    points.resize(shape.length + (last === null ? 0 : 1));
    const [values] = points.series;
    if (values === undefined) return;
    for (let place = 0; place < points.count; place += 1) {
      points.times[place] = place;
      values[place] = shape[place] ?? last ?? Number.NaN;
    }
  }

  listen(listener: () => void): Cancel {
    const stopShapes = this.#shapes.onChange((changed) => {
      if (!changed.has(this.#symbol)) return;
      this.refresh();
      listener();
    });
    const stopQuotes = this.#quotes.onChange((changed) => {
      if (!changed.has(this.#symbol)) return;
      this.#move();
      listener();
    });
    return () => {
      stopShapes();
      stopQuotes();
    };
  }

  /** Only this moment has moved. */
  #move(): void {
    const { series, count } = this.points;
    const last = this.#quotes.get(this.#symbol)?.last ?? null;
    const [values] = series;
    // The first price, and the last one before there is none, are points more or less.
    if (last === null || values === undefined || !this.#moment) this.refresh();
    else values[count - 1] = last;
  }
}
