/**
 * Writes changes into the treemap: the colour of a box when its step changes, its text when that
 * reads differently, and nothing else. At most four times a second, for colours that come faster
 * cannot be read, and one group of boxes after the other, as there are turns for them.
 */

import { changeRatioOf, type Figure } from "../../../lib/domain/format.ts";
import { windowTurns } from "../../../lib/drawing/window-turns.ts";
import { heatDirection, heatStep, heatText } from "./heat.ts";

/** Least time between two paintings, ms. */
const restMs = 250;

/** A group's weight in a turn: about how much of a frame its drawing takes, in lines of text. */
const groupWeight = 6;

/** What a box is painted from. */
interface Quote {
  readonly last: Figure;
  readonly previousClose: Figure;
}

/** A box that shows an instrument's change. */
export interface HeatBox {
  readonly symbol: string;
  /** What it is painted with, such as the tiles of its sector. */
  readonly group: string;
  /** Takes the step as `data-step`, and the direction of its text as `data-direction`. */
  readonly node: HTMLElement | SVGElement;
  /** Holds the change as its only text; null where there is no room for it. */
  readonly text: Element | null;
  /** Whether the text has one decimal. */
  readonly short: boolean;
}

export class HeatPainter {
  readonly #read: (symbol: string) => Quote | null;
  readonly #boxes = new Map<string, Set<HeatBox>>();
  /** By group, what has changed and how it is painted. */
  readonly #groups = new Map<
    string,
    { readonly dirty: Set<HeatBox>; readonly paint: () => void }
  >();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = Number.NEGATIVE_INFINITY;

  /** @param read what is known of an instrument now */
  constructor(read: (symbol: string) => Quote | null) {
    this.#read = read;
  }

  /** Paints a box now and whenever its instrument is touched. Returns how to end that. */
  add(box: HeatBox): () => void {
    const boxes = this.#boxes.get(box.symbol) ?? new Set();
    this.#boxes.set(box.symbol, boxes.add(box));
    this.#paint(box, this.ratio(box.symbol));
    return () => {
      boxes.delete(box);
      this.#groups.get(box.group)?.dirty.delete(box);
      if (boxes.size === 0 && this.#boxes.get(box.symbol) === boxes) {
        this.#boxes.delete(box.symbol);
      }
    };
  }

  /** Says that instruments have changed. */
  touch(symbols: Iterable<string>): void {
    let any = false;
    for (const symbol of symbols) {
      for (const box of this.#boxes.get(symbol) ?? []) {
        this.#groupOf(box).dirty.add(box);
        any = true;
      }
    }
    if (!any || this.#timer !== null) return;
    // The browser's own timer: how often somebody looks is no part of the data.
    const wait = Math.max(0, this.#last + restMs - performance.now());
    this.#timer = setTimeout(this.#paintAll, wait);
  }

  /** Paints no more. */
  stop(): void {
    for (const { dirty } of this.#groups.values()) dirty.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The change of an instrument; null while it is not known. */
  ratio(symbol: string): number | null {
    const quote = this.#read(symbol);
    return quote === null ? null : changeRatioOf(quote.last, quote.previousClose);
  }

  readonly #paintAll = (): void => {
    this.#timer = null;
    this.#last = performance.now();
    for (const { dirty, paint } of this.#groups.values()) {
      if (dirty.size > 0) windowTurns.ask(paint, groupWeight);
    }
  };

  #groupOf({ group }: HeatBox) {
    let found = this.#groups.get(group);
    if (found === undefined) {
      const dirty = new Set<HeatBox>();
      const paint = () => {
        for (const box of dirty) this.#paint(box, this.ratio(box.symbol));
        dirty.clear();
      };
      found = { dirty, paint };
      this.#groups.set(group, found);
    }
    return found;
  }

  #paint({ node, text, short }: HeatBox, ratio: number | null): void {
    const step = String(heatStep(ratio));
    if (node.dataset.step !== step) node.dataset.step = step;
    if (text === null) return;
    const words = heatText(ratio, short);
    const content = text.firstChild;
    if (content instanceof Text ? content.data === words : false) return;
    if (content instanceof Text) content.data = words;
    else text.textContent = words;
    const direction = heatDirection(ratio);
    if (node.dataset.direction !== direction) node.dataset.direction = direction;
  }
}
