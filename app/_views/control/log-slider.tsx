"use client";
import { useEffect, useId, useRef, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import styles from "./log-slider.module.css";
import { type LogScale, positions } from "./scale.ts";

interface Mark {
  readonly value: number;
  readonly label: string;
  /** Left out where there is little room. */
  readonly minor?: boolean;
}

interface LogSliderProps {
  label: string;
  scale: LogScale;
  /** What holds; null while unknown. */
  value: number | null;
  /** What was asked for and does not hold yet. */
  asked: number | undefined;
  /** Marks under the slider, which can be clicked. */
  marks: readonly Mark[];
  format: (value: number) => string;
  disabled: boolean;
  onAsk: (value: number) => void;
}

/** A wish is sent when the hand has rested this long, so that a drag is not a hundred wishes. */
const restMs = 120;

/** A logarithmic slider. It shows where the hand is, and says in figures what holds. */
export function LogSlider(props: LogSliderProps) {
  const { label, scale, value, asked, marks, format, disabled, onAsk } = props;
  const id = useId();
  const [hand, setHand] = useState<number | null>(null);

  const resting = useRef<Cancel | null>(null);
  useEffect(() => () => resting.current?.(), []);

  const move = (position: number) => {
    setHand(position);
    resting.current?.();
    resting.current = systemClock.after(restMs, () => {
      setHand(null);
      onAsk(scale.valueAt(position));
    });
  };

  const wished = hand === null ? asked : scale.valueAt(hand);
  const position = hand ?? scale.positionOf(asked ?? value ?? 0);
  return (
    <div className={styles.slider} data-keys="arrows" data-wish={wished !== undefined}>
      <div className="flex h-6 items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-[13px] font-medium">
          {label}
        </label>
        <span className="figures text-[13px]">
          {wished !== undefined && <span className="text-live">{format(wished)} asked · </span>}
          <span className="font-semibold">{value === null ? "–" : format(value)}</span>
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={positions}
        step={1}
        value={position}
        disabled={disabled}
        aria-valuetext={format(wished ?? value ?? 0)}
        onChange={(event) => move(scale.moved(position, Number(event.target.value)))}
        style={{ ["--fill" as string]: `${(position / positions) * 100}%` }}
      />
      <div className={styles.marks}>
        {marks.map((mark) => (
          <button
            key={mark.value}
            type="button"
            tabIndex={-1}
            disabled={disabled}
            // Begins with what stands in it, which is what somebody who speaks to the page says.
            aria-label={`${mark.label}: ${label} ${format(mark.value)}`}
            onClick={() => onAsk(mark.value)}
            className={`figures ${mark.minor === true ? "max-sm:hidden lg:max-xl:hidden" : ""}`}
            style={{ ["--at" as string]: scale.positionOf(mark.value) / positions }}
          >
            {mark.label}
          </button>
        ))}
      </div>
    </div>
  );
}
