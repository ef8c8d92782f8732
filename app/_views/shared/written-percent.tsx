/** A percentage with its arrow that is written directly from its first drawing on. */
import type { Ref } from "react";
import {
  directionOf,
  type Figure,
  formatChangePercent,
  percentShownMin,
} from "../../../lib/domain/format.ts";
import { Arrow, arrowShapes } from "./arrow.tsx";

interface WrittenPercentProps {
  /** 0.01 is one percent up. */
  readonly ratio: Figure;
  readonly className?: string;
  /** Of what `writePercent` writes into. */
  readonly ref?: Ref<HTMLSpanElement>;
}

/** `▲ +1.23%` in its direction's colour, for `writePercent` to write into. */
export function WrittenPercent({ ratio, className = "", ref }: WrittenPercentProps) {
  const direction = directionOf(ratio, percentShownMin);
  return (
    <span
      className={`figures text-ink-soft data-[direction=down]:text-down data-[direction=up]:text-up ${className}`}
      data-direction={direction}
      ref={ref}
      suppressHydrationWarning
    >
      <Arrow direction={direction} />
      {formatChangePercent(ratio)}
    </span>
  );
}

/** Writes another ratio into an element of `WrittenPercent`. */
export function writePercent(element: HTMLElement, ratio: Figure): void {
  const text = element.lastChild;
  const words = formatChangePercent(ratio);
  if (text === null) return;
  if (text.nodeValue !== words) {
    const arrow = element.firstElementChild;
    // Another arrow before a text of another length: one that moves would be a layout shift.
    if (text.nodeValue?.length !== words.length) arrow?.replaceWith(arrow.cloneNode(true));
    text.nodeValue = words;
  }
  const direction = directionOf(ratio, percentShownMin);
  if (element.dataset.direction !== direction) element.dataset.direction = direction;
  // By itself: React may have told the direction of an arrow that is not in the page any more.
  const shape = element.querySelector("path");
  if (shape?.getAttribute("d") !== arrowShapes[direction]) {
    shape?.setAttribute("d", arrowShapes[direction]);
  }
}
