/** The two levels that run across a candle chart: the newest price and the previous close. */
import type { IPriceLine, ISeriesApi } from "lightweight-charts";
import type { Candle } from "./candle.ts";
import type { Palette } from "./palette.ts";

/** Patterns of lines, as the library numbers them. */
const dashed = 2;
const sparse = 4;

export class CanvasLevels {
  readonly #newest: IPriceLine;
  readonly #reference: IPriceLine;

  constructor(series: ISeriesApi<"Candlestick">) {
    this.#newest = series.createPriceLine({ price: 0, lineStyle: dashed, lineWidth: 1 });
    this.#reference = series.createPriceLine({ price: 0, lineStyle: sparse, lineWidth: 1 });
    this.compare(null);
  }

  /** Takes the page's colours. */
  dress({ faint, label, labelInk }: Palette): void {
    this.#reference.applyOptions({
      color: faint,
      axisLabelColor: label,
      axisLabelTextColor: labelInk,
    });
  }

  /** Puts a level at the previous close; null takes it away. */
  compare(previousClose: number | null): void {
    this.#put(this.#reference, previousClose);
  }

  /** Puts the other one at the newest price, in its candle's colour. */
  follow(newest: Candle | undefined, { upEdge, down, ground }: Palette): void {
    const color = newest !== undefined && newest.close < newest.open ? down : upEdge;
    this.#newest.applyOptions({ color, axisLabelColor: color, axisLabelTextColor: ground });
    this.#put(this.#newest, newest?.close ?? null);
  }

  #put(line: IPriceLine, price: number | null): void {
    const shown = price !== null;
    line.applyOptions({ price: price ?? 0, axisLabelVisible: shown, lineVisible: shown });
  }
}
