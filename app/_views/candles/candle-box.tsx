"use client";
/**
 * The picture of a candle chart: the still that the server drew, the canvas that takes its place,
 * the legend over it and the way back to live. Takes the keys while it has the focus.
 */
import { ChevronsRight } from "lucide-react";
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { Cancel } from "../../../lib/clock.ts";
import { windowTurns } from "../../../lib/drawing/window-turns.ts";
import { reducedMotion } from "../../_frame/motion.ts";
import { type LiveTable, useTable } from "../../_live/hooks.ts";
import { LazyCode, useLazyCode } from "../shared/lazy.ts";
import { candleOf } from "./candle.ts";
import type { CandleCanvas } from "./candle-canvas.ts";
import type { CandleSeries } from "./candle-chart.tsx";
import type { Subject } from "./canvas-options.ts";
import { timeAxisHeight } from "./geometry.ts";
import { type Command, commandOf } from "./keys.ts";
import { legendOf, spokenOf, whenOf } from "./legend.ts";
import { LegendLine, type LegendWriter } from "./legend-line.tsx";
import { onPaletteChange, paletteOf } from "./palette.ts";
import { Still } from "./still.tsx";

/** What buttons around the chart ask of it. */
export interface CandleView {
  /** Moves the view by a part of what is in sight; to the past where negative. */
  pan(part: number): void;
  /** Makes candles wider (1) or narrower (-1) by a step. */
  zoom(steps: number): void;
}

interface CandleBoxProps {
  readonly series: CandleSeries;
  /** px */
  readonly height: number;
  readonly ref: Ref<CandleView>;
}

const canvasCode = new LazyCode(() => import("./candle-canvas.ts"));
/** What one press does. */
export const panPart = 0.15;
const zoomFactor = 1.25;
/** Another series is waited for so long before the picture of the old one goes, ms. */
const waitMs = 400;
/** About how much of a frame a drawing takes, in lines of text: the canvas is drawn anew as a whole. */
const weight = 40;

type Rows = ReturnType<LiveTable<"candles">["rows"]>;

/** Fills its box, whose height is given. */
export function CandleBox({ series, height, ref }: CandleBoxProps) {
  const { topic, label, lengthMs, tickSize, previousClose, zone } = series;
  const table = useTable(topic);
  const code = useLazyCode(canvasCode, true);
  const place = useRef<HTMLDivElement>(null);
  const legend = useRef<LegendWriter>(null);
  const canvas = useRef<CandleCanvas | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [away, setAway] = useState(false);
  const [empty, setEmpty] = useState(() => table.size === 0);
  const [spoken, setSpoken] = useState("");
  const [first] = useState(() => newestLegend(table.rows(), tickSize));

  const subject = (): Subject => ({ name: topic, length: lengthMs, tickSize, zone });
  const create = useEffectEvent((box: HTMLElement, { CandleCanvas }: NonNullable<typeof code>) => {
    const made = new CandleCanvas(box, subject(), paletteOf(box), !reducedMotion(), {
      point: (candle, before) => legend.current?.write(legendOf(candle, before, series.tickSize)),
      live: (live) => setAway(!live),
    });
    return made;
  });
  const begin = useEffectEvent((made: CandleCanvas) => {
    made.follow(subject());
    made.compare(previousClose);
    made.show(table.rows());
    canvas.current = made;
  });

  useEffect(() => {
    const box = place.current;
    if (code === null || box === null) return;
    const made = create(box, code);
    // A frame for the empty chart, one for the candles, and the still goes when they are painted:
    // all in one would keep a slow processor for long.
    const steps = [() => {}, () => begin(made), () => {}, () => setDrawn(true)];
    let frame = 0;
    const step = () => {
      steps.shift()?.();
      if (steps.length > 0) frame = requestAnimationFrame(step);
    };
    step();
    const stop = onPaletteChange(() => made.dress(paletteOf(box)));
    return () => {
      stop();
      cancelAnimationFrame(frame);
      canvas.current = null;
      made.remove();
      setDrawn(false);
    };
  }, [code]);

  const write = useEffectEvent(() => {
    const rows = table.rows();
    const isEmpty = rows.length === 0;
    // React keeps an update that says nothing new until the next rendering, which may never come.
    if (isEmpty !== empty) setEmpty(isEmpty);
    if (canvas.current === null) legend.current?.write(newestLegend(rows, tickSize));
    else canvas.current.show(rows);
  });
  const follow = useEffectEvent(() => canvas.current?.follow(subject()));
  useEffect(() => {
    // The picture of the series before stays until there is one of this, but not for long.
    const show = () => {
      follow();
      write();
    };
    const timer = table.size > 0 ? undefined : setTimeout(show, waitMs);
    if (timer === undefined) show();
    let asked: Cancel | null = null;
    const stop = table.onChange(() => {
      clearTimeout(timer);
      asked = windowTurns.ask(show, weight);
    });
    return () => {
      clearTimeout(timer);
      asked?.();
      stop();
    };
  }, [table]);
  useEffect(() => canvas.current?.compare(previousClose), [previousClose]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone writes all times anew.
  useEffect(() => {
    follow();
    write();
  }, [zone]);

  const view: CandleView = {
    pan: (part) =>
      canvas.current?.pan(Math.round(part * canvas.current.inSight) || Math.sign(part)),
    zoom: (steps) => canvas.current?.zoom(zoomFactor ** steps),
  };
  useImperativeHandle(ref, () => view);

  const point = (places: number) => {
    const found = canvas.current?.step(places);
    if (!found) return setSpoken("");
    const [candle, before] = found;
    setSpoken(`${whenOf(candle.time, lengthMs, zone)}: ${spokenOf(candle, before, tickSize)}`);
  };
  const obey = (command: Command) => {
    const chart = canvas.current;
    if (command === "pan-back") view.pan(-panPart);
    else if (command === "pan-on") view.pan(panPart);
    else if (command === "zoom-in") view.zoom(1);
    else if (command === "zoom-out") view.zoom(-1);
    else if (command === "oldest") chart?.toOldest();
    else if (command === "live") chart?.backToLive();
    else point(command === "point-back" ? -1 : command === "point-on" ? 1 : 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.target === event.currentTarget ? commandOf(event) : null;
    if (command === null) return;
    event.preventDefault();
    obey(command);
  };

  return (
    <div
      aria-label={`${label}. Arrow keys pan, with Shift they read candles out; plus and minus zoom, End goes back to live.`}
      className="@container dims relative h-full overflow-hidden -outline-offset-2"
      onKeyDown={onKeyDown}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned and zoomed by keys.
      tabIndex={0}
    >
      {!drawn && (
        <Still height={height} previousClose={previousClose} tickSize={tickSize} topic={topic} />
      )}
      <div className="absolute inset-0" ref={place} />
      <div className="pointer-events-none absolute top-0 left-0 z-2 max-w-full">
        <LegendLine first={first} ref={legend} />
      </div>
      {empty && (
        // Only after a moment: what is there may be on its way.
        <p className="absolute inset-0 grid place-items-center text-[13px] text-ink-soft transition-opacity delay-700 duration-0 starting:opacity-0">
          No trades yet
        </p>
      )}
      {away && (
        <button
          className="absolute right-24 z-2 flex h-7 items-center gap-1 rounded-md border border-edge bg-surface px-2 text-xs text-ink hover:bg-raised"
          onClick={() => canvas.current?.backToLive()}
          style={{ bottom: timeAxisHeight + 8 }}
          type="button"
        >
          Back to live
          <ChevronsRight aria-hidden="true" size={14} />
        </button>
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

function newestLegend(rows: Rows, tickSize: number | null) {
  const [before = null, newest = before] = rows.slice(-2).map(candleOf);
  return legendOf(newest, newest === before ? null : before, tickSize);
}
