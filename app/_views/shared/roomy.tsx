/** Figures in a line of text that are written directly and lay out nothing around them. */
import type { Ref } from "react";
import { writeText } from "./write-text.ts";

interface RoomyProps {
  /** Of the element that `writeRoomy` writes into. */
  readonly ref?: Ref<HTMLSpanElement>;
  readonly text: string;
  /** Of the room, and of the text in it. */
  readonly className?: string;
  readonly textClass?: string;
  /** How the element is found in its surroundings, where it has no ref. */
  readonly part?: string;
}

/**
 * A text in a room of its own, which is as wide as a text of as many characters: figures are of one
 * width. The room stands on the line as the text would; a text of the same length fits in without
 * a layout of the line. It stands in two boxes, since browsers lay out a grid with what is in it.
 */
export function Roomy({ ref, text, className = "", textClass = "", part }: RoomyProps) {
  return (
    <span
      className={`inline-grid before:invisible before:content-[attr(data-room)] before:[grid-area:1/1] ${className}`}
      data-room={text}
      suppressHydrationWarning
    >
      <span className="[contain:size_layout] [grid-area:1/1]">
        <span
          className={`block h-full [contain:size_layout] ${textClass}`}
          data-part={part}
          ref={ref}
          suppressHydrationWarning
        >
          {text}
        </span>
      </span>
    </span>
  );
}

/** Writes another text into an element of `Roomy`. */
export function writeRoomy(element: HTMLElement | null | undefined, text: string): void {
  const room = element?.closest<HTMLElement>("[data-room]");
  if (element == null || room == null) return;
  if (room.dataset.room?.length !== text.length) room.dataset.room = text;
  writeText(element, text);
}
