"use client";
/** Whether somebody points at a chart: with a mouse, a finger, or the keyboard. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useState,
} from "react";

export type Pointed = "pointer" | "keys" | null;

interface PointingOptions {
  readonly box: RefObject<HTMLElement | null>;
  /** Points in sight. */
  readonly count: number;
}

/** Places that Page Up and Page Down move by. */
const page = 10;

/** How to point, as handlers for the chart's box, and where the keyboard points, from 0 to 1. */
export function usePointing({ box, count }: PointingOptions) {
  const [pointed, setPointed] = useState<Pointed>(null);
  const [chosen, setPlace] = useState<number | null>(null);
  const last = Math.max(0, count - 1);
  const place = Math.min(chosen ?? last, last);

  // A finger leaves the glass and what it found stays, until it touches elsewhere.
  useEffect(() => {
    if (pointed !== "pointer") return;
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && box.current?.contains(target) === false) setPointed(null);
    };
    document.addEventListener("pointerdown", elsewhere, true);
    return () => document.removeEventListener("pointerdown", elsewhere, true);
  }, [pointed, box]);

  const move = (key: string): number | null => {
    if (key === "ArrowLeft") return place - 1;
    if (key === "ArrowRight") return place + 1;
    if (key === "PageDown") return place - page;
    if (key === "PageUp") return place + page;
    if (key === "Home") return 0;
    return key === "End" ? last : null;
  };

  const handlers = {
    onPointerEnter: () => setPointed("pointer"),
    onPointerLeave: ({ pointerType }: PointerEvent) => {
      if (pointerType !== "touch") setPointed(null);
    },
    onFocus: ({ target, currentTarget }: FocusEvent) => {
      if (target === currentTarget && target.matches(":focus-visible")) {
        setPlace(null);
        setPointed("keys");
      }
    },
    onBlur: () => setPointed((now) => (now === "keys" ? null : now)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = move(event.key);
      if (event.key === "Escape") setPointed(null);
      if (next === null) return;
      event.preventDefault();
      setPointed("keys");
      setPlace(Math.min(last, Math.max(0, next)));
    },
  };
  return { pointed, place, handlers } as const;
}

/**
 * Points at a place as a mouse would, which is how Recharts hears of it.
 * @param share the place as a part of the plot's width.
 * @param width of the plot, px.
 */
export function pointAt(box: HTMLElement, share: number, width: number, top: number): void {
  const chart = box.querySelector(".recharts-wrapper");
  if (chart === null) return;
  const { left, top: above } = chart.getBoundingClientRect();
  const at = { clientX: left + share * width, clientY: above + top + 1, bubbles: true };
  chart.dispatchEvent(new MouseEvent("mousemove", at));
}
