/** A percentage with its arrow that is written directly from its first drawing on. */
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
}

/** `▲ +1.23%` in its direction's colour, for `writePercent` to write into. */
export function WrittenPercent({ ratio, className = "" }: WrittenPercentProps) {
  const direction = directionOf(ratio, percentShownMin);
  return (
    <span
      className={`figures text-ink-soft data-[direction=down]:text-down data-[direction=up]:text-up ${className}`}
      data-direction={direction}
      suppressHydrationWarning
    >
      <Arrow direction={direction} />
      {formatChangePercent(ratio)}
    </span>
  );
}

/** Writes another ratio into an element of `WrittenPercent`; nothing where it reads the same. */
export function writePercent(element: HTMLElement, ratio: Figure): void {
  const text = element.lastChild;
  const words = formatChangePercent(ratio);
  if (text === null || text.nodeValue === words) return;
  const arrow = element.firstElementChild;
  // Another arrow before a text of another length: one that moves would be a layout shift.
  if (text.nodeValue?.length !== words.length) arrow?.replaceWith(arrow.cloneNode(true));
  text.nodeValue = words;
  const direction = directionOf(ratio, percentShownMin);
  if (element.dataset.direction === direction) return;
  element.dataset.direction = direction;
  element.querySelector("path")?.setAttribute("d", arrowShapes[direction]);
}
