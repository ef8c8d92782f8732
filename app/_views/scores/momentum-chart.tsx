"use client";
import { formatChange, formatInteger } from "../../../lib/domain/format.ts";
import { type TeamSide, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { ChartFrame } from "../chart/chart-frame.tsx";
import { goalsOf } from "./goals.ts";
import styles from "./momentum.module.css";
import {
  elapsedAxis,
  elapsedMinute,
  elapsedMomentum,
  elapsedSpan,
  type MatchAxis,
  type Minute,
  matchAxis,
  momentumOf,
  momentumPath,
  momentumSpan,
  momentumTop,
} from "./momentum.ts";

interface MomentumProps {
  match: string;
  home: string;
  away: string;
}

/** Momentum from minute to minute of the clock; dots are goals. */
export function MinuteMomentum({ match, home, away }: MomentumProps) {
  const minutes = momentumOf(useRows(topics.probability(match)).map(({ row }) => row));
  const goals = goalsOf(useRows(topics.events(match)));
  const places = new Map(minutes.map(({ clock }, index) => [clock, index]));
  return (
    <MomentumBars
      minutes={minutes}
      axis={matchAxis(minutes)}
      span={momentumSpan}
      marks={goals.flatMap(({ key, side, clock }) => {
        const place = places.get(clock);
        return place === undefined ? [] : [{ key, side, place }];
      })}
      home={home}
      away={away}
    />
  );
}

/** Momentum from minute to minute since the start, for a match without a clock; dots are breaks. */
export function TimeMomentum({ match, home, away }: MomentumProps) {
  const minutes = elapsedMomentum(useRows(topics.probability(match)).map(({ row }) => row));
  const events = useRows(topics.events(match));
  return (
    <MomentumBars
      minutes={minutes}
      axis={elapsedAxis(minutes)}
      span={elapsedSpan}
      marks={events.flatMap(({ key, row: { kind, side, clock } }) => {
        const place = elapsedMinute(clock);
        return kind !== "break" || side === null || place === null ? [] : [{ key, side, place }];
      })}
      home={home}
      away={away}
    />
  );
}

interface MomentumBarsProps {
  minutes: readonly Minute[];
  axis: MatchAxis;
  /** Minutes looked back. */
  span: number;
  /** Dots at the edge of their side. */
  marks: readonly { readonly key: string; readonly side: TeamSide; readonly place: number }[];
  home: string;
  away: string;
}

const height = 168;

/** Percentage points, with their sign. */
const points = (value: number) => formatChange(value * 100, 1);

/**
 * Momentum over the match: a bar a minute, up for home and down for away. All bars of a side are
 * one path, so that a minute more is one attribute written.
 */
function MomentumBars({ minutes, axis, span, marks, home, away }: MomentumBarsProps) {
  const top = momentumTop(minutes);
  const left = (place: number) => `${((place + 0.5) / axis.length) * 100}%`;
  return (
    <>
      <ul className={`${styles.legend} label`}>
        <li data-side="home">
          <span className="truncate">{home}</span> up
        </li>
        <li data-side="away">
          <span className="truncate">{away}</span> down
        </li>
        <li>how far the chances moved in the last {span} minutes, in percentage points</li>
      </ul>
      <ChartFrame
        label="Momentum"
        summary={summaryOf(minutes, span, home, away)}
        height={height}
        table={() => ({
          columns: ["Minute", `Towards ${home} (points)`],
          rows: minutes.toReversed().map(({ clock, value }) => [clock, points(value)]),
        })}
      >
        <div className={`${styles.frame} dims`}>
          <div className={styles.plot}>
            <svg
              aria-hidden="true"
              className={styles.bars}
              preserveAspectRatio="none"
              viewBox={`0 0 ${axis.length} 2`}
            >
              {axis.half !== null && (
                <path
                  className={styles.half}
                  d={`M${axis.half} 0V2`}
                  vectorEffect="non-scaling-stroke"
                />
              )}
              <path
                className={styles.line}
                d={`M0 1H${axis.length}`}
                vectorEffect="non-scaling-stroke"
              />
              <path className={styles.home} d={momentumPath(minutes, "home", top)} />
              <path className={styles.away} d={momentumPath(minutes, "away", top)} />
            </svg>
            {marks.map(({ key, side, place }) => (
              <span
                key={`${key} ${place} ${axis.length}`}
                className={styles.goal}
                data-side={side}
                style={{ left: left(place) }}
              />
            ))}
          </div>
          <div aria-hidden="true" className={`${styles.scale} figures`}>
            <span>{formatInteger(top * 100)}</span>
            <span>0</span>
            <span>{formatInteger(top * 100)}</span>
          </div>
          <div aria-hidden="true" className={`${styles.ticks} figures`}>
            {axis.ticks.map(({ label, at }) => (
              <span key={`${label} ${at} ${axis.length}`} style={{ left: left(at) }}>
                {label}
              </span>
            ))}
          </div>
        </div>
      </ChartFrame>
    </>
  );
}

/** What the chart says, in a sentence or two. */
function summaryOf(minutes: readonly Minute[], span: number, home: string, away: string): string {
  const last = minutes.at(-1);
  if (last === undefined) return "Momentum: no data yet.";
  const say = ({ value }: Minute) =>
    Math.abs(value) < 0.005
      ? "stood still"
      : `moved ${Math.round(Math.abs(value) * 100)} points towards ${value > 0 ? home : away}`;
  const most = minutes.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a), last);
  return `In the ${span} minutes to ${last.clock} the chances ${say(last)}. At the most they ${say(most)}, by ${most.clock}.`;
}
