"use client";
/**
 * Writes the figures of the tape that are in sight, a few times a second and without React: what
 * drifts by cannot be read any faster, and most of a tape is out of sight.
 */
import { type RefObject, useEffect } from "react";
import { type Cancel, systemClock } from "../../lib/clock.ts";
import { changeRatioOf, formatPrice } from "../../lib/domain/format.ts";
import { windowTurns } from "../../lib/drawing/window-turns.ts";
import type { LiveTable } from "../_live/hooks.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { writeText } from "../_views/shared/write-text.ts";
import { writePercent } from "../_views/shared/written-percent.tsx";
import { quoteWidth } from "./tape-quotes.tsx";

/** ms between two writings, of every second place each: no frame carries all of them. */
const turnMs = 230;
const turns = 2;
/** How many lines of text a writing comes to, about. */
const weight = 10;
/** What comes into sight is written before it is there: the tape drifts slowly. px */
const margin = 64;

/**
 * @param track what drifts, with a list of the instruments' places first in each of its runs
 * @param run the width of a run, px
 */
export function useTapeFigures(
  track: RefObject<HTMLElement | null>,
  instruments: readonly TapeInstrument[],
  quotes: LiveTable<"quotes">,
  run: number,
): void {
  useEffect(() => {
    const { current } = track;
    const box = current?.parentElement;
    if (current == null || box == null || run === 0) return;
    let scale = 1;
    let scrolled = 0;
    const stopLooking = lookAt(box, (seen) => {
      scale = seen.scale;
      scrolled = seen.scrolled;
    });
    let turn = 0;
    let late = 0;
    const write = () => {
      turn = (turn + 1) % turns;
      // Whoever has it read aloud hears of all of them, if a little later.
      late = (late + 1) % Math.max(1, instruments.length);
      // By its animation: where it stands in the window could be told only after a layout.
      const [drifting] = current.getAnimations();
      const progress = drifting?.effect?.getComputedTiming().progress ?? 0;
      for (const [nth, list] of [...current.children].entries()) {
        let at = (nth - progress) * run * scale - scrolled;
        for (const [place, instrument] of instruments.entries()) {
          const end = at + quoteWidth(instrument) * scale;
          const inSight = end > -margin && at < window.innerWidth + margin;
          const due = (inSight && place % turns === turn) || place === late;
          if (due) writePlace(list.children[place], instrument, quotes);
          at = end;
        }
      }
    };
    let asked: Cancel | null = null;
    const stop = systemClock.every(turnMs, () => {
      asked = windowTurns.ask(write, weight);
    });
    return () => {
      stop();
      asked?.();
      stopLooking();
    };
  }, [track, instruments, quotes, run]);
}

/** How the box of the tape is seen: enlarged on a wall, and moved where it is moved by hand. */
interface Seen {
  readonly scale: number;
  /** px */
  readonly scrolled: number;
}

/** Tells now, and when one of both has changed. */
function lookAt(box: HTMLElement, tell: (seen: Seen) => void): () => void {
  const look = () => {
    const height = box.offsetHeight;
    const scale = height > 0 ? box.getBoundingClientRect().height / height : 1;
    tell({ scale, scrolled: box.scrollLeft * scale });
  };
  look();
  box.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", look);
  return () => {
    box.removeEventListener("scroll", look);
    window.removeEventListener("resize", look);
  };
}

function writePlace(
  item: Element | undefined,
  { symbol }: TapeInstrument,
  quotes: LiveTable<"quotes">,
): void {
  const room = item?.firstElementChild?.lastElementChild;
  const percent = room?.firstElementChild;
  const quote = quotes.get(symbol);
  if (!(percent instanceof HTMLElement) || quote === null) return;
  writeText(
    room?.previousElementSibling?.firstElementChild,
    formatPrice(quote.last, quote.tickSize),
  );
  writePercent(percent, changeRatioOf(quote.last, quote.previousClose));
}
