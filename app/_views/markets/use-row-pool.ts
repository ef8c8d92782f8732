"use client";
/**
 * Keeps the rows that stand in the page where one looks. Not by way of React: a turn of the wheel
 * brings some rows, and a frame has time for writing them and for little else.
 */
import { useEffectEvent, useLayoutEffect, useRef } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import type { ColumnId } from "./columns.ts";
import { rowHtml } from "./row-html.ts";
import { RowPool } from "./row-pool.ts";
import type { RowWriter } from "./row-writer.ts";
import { rowsDrawn, rowsInSight, rowsOf, type Sight } from "./sight.ts";

/** Rows kept ready above and below what is in sight. */
export const overscan = 6;
/** Scrolling rests when nothing has moved for so long, ms. */
const restMs = 100;

interface RowPoolOptions {
  /** The box that scrolls, under whose head of one line the rows begin. */
  readonly frame: React.RefObject<HTMLDivElement | null>;
  /** What holds the rows. */
  readonly body: React.RefObject<HTMLTableSectionElement | null>;
  readonly columns: readonly ColumnId[];
  readonly writer: RowWriter;
  /** Symbols of all rows. */
  readonly order: readonly string[];
  /** The row that stays in the page wherever one scrolls; −1 for none. */
  readonly kept: number;
  /** The height of a row, px. */
  readonly line: number;
  /** Hears which rows are in sight when scrolling rests. */
  readonly onRest: (sight: Sight) => void;
}

export function useRowPool(options: RowPoolOptions): void {
  const { frame, body, columns, writer, order, kept, line, onRest } = options;
  const pool = useRef<RowPool | null>(null);
  const drawnWith = useRef(columns);
  // The box's height is kept: asking for it lays the page out.
  const height = useRef(0);
  const resting = useRef<Cancel>(() => {});

  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return;
    // Other columns are other rows.
    if (drawnWith.current !== columns) element.replaceChildren();
    drawnWith.current = columns;
    pool.current = new RowPool(element, writer, rowMaker(columns));
    return () => pool.current?.stop();
  }, [body, columns, writer]);

  const look = useEffectEvent(() => {
    const top = frame.current?.scrollTop ?? 0;
    const { first, last } = rowsInSight(top, height.current, line);
    const sight = { first, last: Math.min(last, order.length - 1) };
    const room = rowsOf(height.current, line) + 2 * overscan;
    writer.see(sight.first, sight.last);
    pool.current?.show(order, rowsDrawn(sight, room, order.length, kept));
    resting.current();
    resting.current = systemClock.after(restMs, () => onRest(sight));
  });
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const measure = () => {
      if (height.current === box.clientHeight) return;
      height.current = box.clientHeight;
      look();
    };
    const resized = new ResizeObserver(measure);
    const scrolled = () => look();
    height.current = box.clientHeight;
    resized.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      resting.current();
      resized.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, [frame]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever decides which rows there are, and where
  useLayoutEffect(() => look(), [columns, writer, order, kept, line]);
}

declare global {
  /** What of it is used; browsers take its HTML where others take a string. */
  var trustedTypes:
    | { createPolicy(name: string, rules: HtmlRules): HtmlRules | undefined }
    | undefined;
}

interface HtmlRules {
  createHTML(html: string): string;
}

/** The page's policy lets HTML count by this name: row-html.ts escapes what it is made of. */
const trusted = globalThis.trustedTypes?.createPolicy("rows", { createHTML: (html) => html });

/** Makes rows that show nothing yet. */
function rowMaker(columns: readonly ColumnId[]): () => HTMLElement {
  const holder = document.createElement("template");
  const html = rowHtml("", -1, columns, { quote: () => null, session: () => null });
  holder.innerHTML = trusted?.createHTML(html) ?? html;
  const blank = holder.content.firstElementChild;
  return () => document.importNode(blank as HTMLElement, true);
}
