"use client";

import { Pause, Play } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useKeyHints, useShortcuts } from "../_frame/shortcuts/registry.ts";
import { spanWords } from "../_frame/state-words.ts";
import styles from "./scrub-bar.module.css";
import type { ScrubBarProps, ScrubMark } from "./scrub-bar.tsx";
import { type Scrub, useScrub } from "./use-scrub.ts";

/** Less than this has nothing to look back at, ms. */
const spanMin = 2_000;
/** How close to now the slider's end is now, ms. */
const endMs = 500;

const noMarks: readonly ScrubMark[] = [];

/** The scrub bar with all that it does; see scrub-bar.tsx. */
export function ScrubPanel({ marks = noMarks }: ScrubBarProps): ReactNode {
  const scrub = useScrub();
  const { earliest, now, at } = scrub;
  useShortcuts(
    at === null ? [] : [{ keys: "l", label: "Back to live", run: () => scrub.move(null) }],
    "Looking back",
  );
  useKeyHints("Looking back, on the slider", hints);
  const span = Math.max(0, now - earliest);
  const known = span >= spanMin;
  const place = (moment: number) =>
    known ? Math.min(1, Math.max(0, (moment - earliest) / span)) : 1;
  const words = at === null ? "Now" : `${spanWords(Math.max(0, now - at))} ago`;
  return (
    <section
      aria-label="Look back"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px]"
    >
      <button
        type="button"
        aria-label={scrub.replays ? "Stop the replay" : "Replay from here"}
        title={
          scrub.replays
            ? "Stop the replay"
            : "Replay what was seen, from here or from its beginning"
        }
        disabled={!known}
        onClick={() => scrub.replay(!scrub.replays)}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-raised hover:text-ink disabled:text-ink-faint"
      >
        {scrub.replays ? (
          <Pause size={15} aria-hidden="true" />
        ) : (
          <Play size={15} aria-hidden="true" />
        )}
      </button>
      <div
        className={`${styles.slider} min-w-[120px] grow basis-0`}
        data-past={at !== null}
        data-keys="arrows"
      >
        {marks.map(
          (mark) =>
            known &&
            mark.at > earliest &&
            mark.at <= now && (
              <span
                key={`${mark.at} ${mark.label}`}
                title={mark.label}
                className={styles.mark}
                style={{ ["--at" as string]: place(mark.at) }}
              />
            ),
        )}
        <input
          type="range"
          aria-label="Moment shown"
          aria-valuetext={words}
          min={0}
          max={Math.max(span, 1)}
          step={1}
          value={at === null ? Math.max(span, 1) : Math.max(0, at - earliest)}
          disabled={!known}
          onChange={({ target }) => {
            const moment = earliest + Number(target.value);
            scrub.move(moment >= now - endMs ? null : moment);
          }}
          onKeyDown={(event) => onKey(event, scrub)}
          style={{ ["--fill" as string]: `${place(at ?? now) * 100}%` }}
        />
      </div>
      <span className="w-[196px] text-ink-soft tabular-nums max-sm:order-first max-sm:w-full max-sm:pl-1">
        {at === null && known ? `Now · seen for ${spanWords(span)}` : words}
      </span>
      <button
        type="button"
        aria-keyshortcuts="l"
        onClick={() => scrub.move(null)}
        // On a phone the state bar's is in reach of the thumb, and the slider wants the room.
        className={`max-sm:hidden inline-flex h-7 shrink-0 items-center rounded-md border border-edge px-2.5 font-medium hover:bg-raised ${at === null ? "invisible" : ""}`}
      >
        Back to live
      </button>
    </section>
  );
}

const hints = [
  { keys: ["←", "→"], label: "A second back or on; with Shift ten" },
  { keys: ["Home", "End"], label: "The beginning, or now" },
];

function onKey(event: KeyboardEvent, scrub: Scrub): void {
  const step = steps[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step !== undefined) scrub.step(step * (event.shiftKey ? 10 : 1));
  else if (event.key === "Home") scrub.move(scrub.earliest);
  else if (event.key === "End") scrub.move(null);
  else return;
  event.preventDefault();
}

/** What keys go by, ms. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1_000,
  ArrowDown: -1_000,
  ArrowRight: 1_000,
  ArrowUp: 1_000,
  PageDown: -60_000,
  PageUp: 60_000,
};
