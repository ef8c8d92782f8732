"use client";
/**
 * The wash of a changed value. A cell takes its direction's colour at once and loses it 400 ms
 * later. A cell that changes all the time washes again only after a rest, so it never glows steadily. The colours
 * are in globals.css, which also leaves them out where the viewer wants less motion.
 */
import { type RefCallback, useCallback, useLayoutEffect, useRef } from "react";
import type { Direction } from "../../../lib/domain/format.ts";

/** How long a wash stands, ms. */
const washMs = 400;
/** Least time between the starts of two washes in one cell, ms: a cell is plain half of the time. */
const restMs = 800;
/**
 * What a rest may be longer by, ms. Cells that all change all the time would else go on and off
 * together, and a whole column would blink.
 */
const spreadMs = 400;
/**
 * How much longer a wash may stand until a new one takes it off, ms. Washes then come and go in the
 * same frames, and a table that is written ten times a second is painted as often.
 */
const graceMs = 100;
/** Frames of one rhythm come a little early or late, ms. */
const jitterMs = 25;
/** Spreads whatever is counted evenly, however far one counts. */
const goldenRatio = 0.618;

let count = 0;
/** When a cell may wash again. */
const restUntil = new WeakMap<HTMLElement, number>();
/** Washed cells, oldest first; each is in it once at most, since a rest is longer than a wash. */
const washed: { element: HTMLElement; until: number }[] = [];
let sweeping = false;

/** Takes off the washes that end by a time. */
function takeOff(by: number): void {
  while (washed[0] !== undefined && washed[0].until <= by) {
    washed.shift()?.element.removeAttribute("data-flash");
  }
}

/** Takes off what no new wash has come to take off. */
function sweep(): void {
  const now = performance.now();
  takeOff(now);
  const next = washed[0];
  sweeping = next !== undefined;
  if (next !== undefined) setTimeout(sweep, Math.max(16, next.until + graceMs - now));
}

/**
 * Washes an element, for views which write their cells without React. The wash belongs to the
 * element: call `clearFlash` when it comes to show another row.
 */
export function flash(element: HTMLElement, direction: Direction): void {
  const now = performance.now();
  takeOff(now + jitterMs);
  if (now < (restUntil.get(element) ?? 0)) return;
  count += 1;
  restUntil.set(element, now + restMs + ((count * goldenRatio) % 1) * spreadMs);
  element.dataset.flash = direction;
  washed.push({ element, until: now + washMs });
  // The browser's own timer: a wash is for the eye of who looks at this page and no one's data.
  if (!sweeping) setTimeout(sweep, washMs + graceMs);
  sweeping = true;
}

/** Takes the wash off an element that now shows something else. */
export function clearFlash(element: HTMLElement): void {
  element.removeAttribute("data-flash");
}

/**
 * Washes the element that holds the returned ref whenever the value changes. Numbers wash in the
 * direction of their change, anything else in the colour of live things; the first value, and one
 * that comes after none, does not wash.
 * @param subject what the value belongs to, such as a symbol: another subject's value is no change
 */
export function useFlash(
  value: number | string | null | undefined,
  subject = "",
): RefCallback<HTMLElement> {
  const element = useRef<HTMLElement | null>(null);
  const shown = useRef({ value, subject });
  useLayoutEffect(() => {
    const { value: before, subject: subjectBefore } = shown.current;
    shown.current = { value, subject };
    if (element.current === null) return;
    if (subjectBefore !== subject) {
      clearFlash(element.current);
      return;
    }
    if (before === value || before == null || value == null) return;
    const numbers = typeof before === "number" && typeof value === "number";
    flash(element.current, numbers ? (value > before ? "up" : "down") : "flat");
  }, [value, subject]);
  return useCallback((node: HTMLElement | null) => {
    element.current = node;
  }, []);
}
