/**
 * The candle chart on a canvas, by TradingView's Lightweight Charts. Knows neither React nor live
 * tables: it is shown rows and writes of them what is new. Loaded on demand.
 */
import {
  type AutoscaleInfo,
  CandlestickSeries,
  createChart,
  type HistogramData,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type UTCTimestamp,
} from "lightweight-charts";
import { type Domain, steadyDomain } from "../chart/domain.ts";
import { type Candle, type CandleRow, candleOf, candlesOf, changedFrom } from "./candle.ts";
import { CanvasLevels } from "./canvas-levels.ts";
import {
  type CanvasEvents,
  candleOptions,
  colorOptions,
  fixedOptions,
  type Subject,
  wordOptions,
} from "./canvas-options.ts";
import {
  type Band,
  bandOf,
  domainOf,
  marginsOf,
  priceAxisWidth,
  rightOffset,
  spacingOf,
} from "./geometry.ts";
import type { Palette } from "./palette.ts";
import { zoneShift } from "./zone.ts";

/** Candles that the chart holds at most: those that left the table stay until there are so many. */
const heldMax = 1_000;
/** A candle back from the edge is not gone from sight. */
const awayBars = 0.75;

export class CandleCanvas {
  readonly #box: HTMLElement;
  readonly #events: CanvasEvents;
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<"Candlestick">;
  readonly #volume: ISeriesApi<"Histogram">;
  readonly #levels: CanvasLevels;
  #palette: Palette;
  #subject: Subject;
  /** The rows that were shown last, and all candles that the chart holds. */
  #rows: readonly CandleRow[] = [];
  #held: Candle[] = [];
  #shift = 0;
  #domain: Domain | null = null;
  #hasVolume = false;
  /** Whether candles of the subject have been shown. */
  #begun = false;
  /** The candle pointed at, as a place among those held; null for the newest. */
  #pointed: number | null = null;
  #live = true;

  /** @param box of a fixed size. @param motion whether pans may coast. */
  constructor(
    box: HTMLElement,
    subject: Subject,
    palette: Palette,
    motion: boolean,
    events: CanvasEvents,
  ) {
    this.#box = box;
    this.#subject = subject;
    this.#palette = palette;
    this.#events = events;
    this.#chart = createChart(box, {
      ...fixedOptions(priceAxisWidth(subject.tickSize), motion),
      autoSize: true,
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      // The line at the newest price is one of ours: its label has to be legible in every palette.
      lastValueVisible: false,
      priceLineVisible: false,
      autoscaleInfoProvider: (base: () => AutoscaleInfo | null) => this.#autoscale(base()),
    });
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      lastValueVisible: false,
      priceLineVisible: false,
      priceScaleId: "volume",
    });
    this.#levels = new CanvasLevels(this.#candles);
    this.#chart.subscribeCrosshairMove((event) => this.#onPointed(event));
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange(() => this.#tellPlace());
    this.dress(palette);
    this.#describe();
  }

  /** Takes the page's colours. */
  dress(palette: Palette): void {
    this.#palette = palette;
    this.#chart.applyOptions(colorOptions(palette));
    this.#candles.applyOptions(candleOptions(palette));
    this.#levels.dress(palette);
    this.#levels.follow(this.#held.at(-1), palette);
    this.#volume.setData(this.#bars());
  }

  /** Says what the rows to come are of. */
  follow(subject: Subject): void {
    const same = subject.name === this.#subject.name;
    if (same && subject.zone === this.#subject.zone) return;
    this.#subject = subject;
    if (!same) this.#pointed = null;
    this.#describe();
    this.#rows = [];
    if (!same) this.#begun = false;
  }

  /** Draws the level of the previous close; null takes it away. */
  compare(previousClose: number | null): void {
    this.#levels.compare(previousClose);
  }

  /** Shows rows: writes the newest candles where no other changed, else all of them. */
  show(rows: readonly CandleRow[]): void {
    const from = changedFrom(this.#rows, rows);
    if (from === null) return;
    this.#rows = rows;
    if (from === "all") this.#replace(candlesOf(rows));
    else for (const row of rows.slice(from)) this.#write(candleOf(row));
    if (this.#held.length > heldMax) this.#replace(this.#held.slice(-rows.length));
    this.#levels.follow(this.#held.at(-1), this.#palette);
    this.#tellPointed();
  }

  /** Moves the view by so many candles, to the past where negative. */
  pan(candles: number): void {
    const scale = this.#chart.timeScale();
    scale.scrollToPosition(Math.min(rightOffset, scale.scrollPosition() + candles), false);
  }

  /** How many candles are in sight. */
  get inSight(): number {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    return range === null ? 0 : range.to - range.from;
  }

  /** Makes candles so many times as wide; the right edge stays. */
  zoom(factor: number): void {
    const scale = this.#chart.timeScale();
    scale.applyOptions({ barSpacing: scale.options().barSpacing * factor });
  }

  /** Goes back to the newest candle. */
  backToLive(): void {
    this.#candles.priceScale().setAutoScale(true);
    this.#chart.timeScale().scrollToPosition(rightOffset, false);
    this.#tellPlace();
  }

  /** Goes to the oldest candle. */
  toOldest(): void {
    this.pan(
      Math.floor(this.inSight) - this.#held.length - this.#chart.timeScale().scrollPosition(),
    );
  }

  /**
   * Points at the candle so many places from the one pointed at, or from the newest; 0 points at
   * none. Returns the candle with the one before it.
   */
  step(places: number): readonly [Candle, Candle | null] | null {
    if (places === 0) {
      this.#chart.clearCrosshairPosition();
      this.#pointed = null;
      this.#tellPointed();
      return null;
    }
    const last = this.#held.length - 1;
    const at = Math.max(0, Math.min(last, (this.#pointed ?? last + 1) + places));
    const candle = this.#held[at];
    if (candle === undefined) return null;
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range !== null && at < range.from) this.pan(at - range.from);
    if (range !== null && at > range.to) this.pan(at - range.to);
    this.#chart.setCrosshairPosition(candle.close, this.#time(candle), this.#candles);
    this.#pointed = at;
    this.#tellPointed();
    return [candle, this.#held[at - 1] ?? null];
  }

  remove(): void {
    this.#chart.remove();
  }

  #describe(): void {
    const { zone, length, tickSize } = this.#subject;
    const newest = this.#held.at(-1)?.time ?? 0;
    this.#shift = zoneShift(newest, zone);
    this.#chart.applyOptions(wordOptions({ shift: this.#shift, zone, length }, tickSize));
    this.#candles.applyOptions({
      priceFormat: { type: "price", minMove: tickSize ?? 0.01, precision: 2 },
    });
  }

  #replace(candles: Candle[]): void {
    const scale = this.#chart.timeScale();
    const position = this.#live || !this.#begun ? rightOffset : scale.scrollPosition();
    this.#held = candles;
    if (!this.#begun && candles.length > 0) this.#begin(candles);
    const newest = candles.at(-1)?.time;
    if (newest !== undefined && zoneShift(newest, this.#subject.zone) !== this.#shift) {
      this.#describe();
    }
    this.#fit(candles.some(({ volume }) => volume > 0));
    this.#candles.setData(candles.map((candle) => ({ ...candle, time: this.#time(candle) })));
    this.#volume.setData(this.#bars());
    scale.scrollToPosition(position, false);
    this.#pointed = null;
  }

  /** Begins a subject as the still does: as wide, and with its axis. */
  #begin(candles: readonly Candle[]): void {
    this.#begun = true;
    this.#domain = domainOf(candles.slice(-this.#band().count), this.#subject.tickSize);
    this.#chart.timeScale().applyOptions({ barSpacing: spacingOf(candles.length) });
  }

  #write(candle: Candle | null): void {
    if (candle === null) return;
    const newest = this.#held.at(-1);
    if (newest?.time === candle.time) this.#held[this.#held.length - 1] = candle;
    else this.#held.push(candle);
    if (candle.volume > 0 && !this.#hasVolume) {
      this.#fit(true);
      this.#volume.setData(this.#bars());
    }
    this.#candles.update({ ...candle, time: this.#time(candle) });
    if (this.#hasVolume) this.#volume.update(this.#bar(candle));
  }

  #band(): Band {
    return bandOf(this.#box.clientWidth);
  }

  /** Makes room for legend and volume. */
  #fit(volume: boolean): void {
    this.#hasVolume = volume;
    const height = this.#box.clientHeight - this.#chart.timeScale().height();
    const margins = marginsOf(height, this.#band().legend, volume);
    const { top, bottom } = margins;
    this.#candles.priceScale().applyOptions({ scaleMargins: { top, bottom } });
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: margins.volumeTop, bottom: 0 } });
  }

  /** Keeps the axis where it is while it holds what is in sight: it does not breathe with ticks. */
  #autoscale(base: AutoscaleInfo | null): AutoscaleInfo | null {
    if (base?.priceRange == null) return base;
    const { minValue: low, maxValue: high } = base.priceRange;
    this.#domain = steadyDomain(this.#domain, { low, high }, this.#subject.tickSize);
    return { priceRange: { minValue: this.#domain.low, maxValue: this.#domain.high } };
  }

  #time({ time }: Candle): UTCTimestamp {
    return ((time + this.#shift) / 1_000) as UTCTimestamp;
  }

  #bars(): HistogramData<UTCTimestamp>[] {
    return this.#hasVolume ? this.#held.map((candle) => this.#bar(candle)) : [];
  }

  #bar(candle: Candle): HistogramData<UTCTimestamp> {
    const { upVolume, downVolume } = this.#palette;
    const color = candle.close >= candle.open ? upVolume : downVolume;
    return { time: this.#time(candle), value: candle.volume, color };
  }

  #onPointed({ logical, time }: MouseEventParams): void {
    const at = time === undefined || logical === undefined ? null : Math.round(logical);
    if (at === this.#pointed) return;
    this.#pointed = at;
    this.#tellPointed();
  }

  #tellPointed(): void {
    const at = this.#pointed ?? this.#held.length - 1;
    this.#events.point(this.#held[at] ?? null, this.#held[at - 1] ?? null);
  }

  #tellPlace(): void {
    const live = this.#chart.timeScale().scrollPosition() > -awayBars;
    if (live === this.#live) return;
    this.#live = live;
    this.#events.live(live);
  }
}
