/**
 * One drawing for all who ask for the same page within a quarter of a second: a thousand arrivals a
 * second cost four drawings. A few are drawn at once, a few more wait, and whoever comes then is
 * told to come again, so that no crowd makes pages pile up.
 */
import type { Clock } from "../../lib/clock.ts";
import { type Page, sizeOf } from "./page.ts";
import type { PageRequest } from "./page-request.ts";

/** How long a drawing is given to others, ms. */
const shareMs = 250;

export interface ShareLimits {
  /** Drawings in the making. */
  readonly drawing: number;
  /** Requests for other drawings that wait for one of these to be done. */
  readonly waiting: number;
  /** Drawings that are kept. */
  readonly pages: number;
  /** Their bytes. */
  readonly bytes: number;
}

const shareLimitsDefault: ShareLimits = {
  drawing: 2,
  waiting: 48,
  pages: 128,
  bytes: 32_000_000,
};

/** What has been done since the start. */
export interface ShareCounts {
  drawn: number;
  /** Requests that were given a drawing that another had asked for. */
  shared: number;
  /** Requests that were told to come again. */
  refused: number;
}

export class SharedPages {
  readonly counts: ShareCounts = { drawn: 0, shared: 0, refused: 0 };
  readonly #draw: (request: PageRequest) => Promise<Page>;
  readonly #clock: Clock;
  readonly #limits: ShareLimits;
  /** Oldest first. */
  readonly #kept = new Map<string, Page>();
  #keptBytes = 0;
  readonly #coming = new Map<string, Promise<Page>>();
  readonly #waiting: (() => void)[] = [];
  #drawing = 0;

  constructor(
    draw: (request: PageRequest) => Promise<Page>,
    clock: Clock,
    limits: Partial<ShareLimits> = {},
  ) {
    this.#draw = draw;
    this.#clock = clock;
    this.#limits = { ...shareLimitsDefault, ...limits };
  }

  /**
   * The page that is asked for, drawn a moment ago or now; null where too many wait already.
   * @throws Error where it could not be drawn.
   */
  ask(request: PageRequest): Promise<Page> | Page | null {
    const { key } = request;
    const ready = this.#kept.get(key) ?? this.#coming.get(key);
    if (ready !== undefined) {
      this.counts.shared += 1;
      return ready;
    }
    if (this.#drawing >= this.#limits.drawing && this.#waiting.length >= this.#limits.waiting) {
      this.counts.refused += 1;
      return null;
    }
    const coming = this.#drawInTurn(request);
    this.#coming.set(key, coming);
    return coming;
  }

  async #drawInTurn(request: PageRequest): Promise<Page> {
    if (this.#drawing < this.#limits.drawing) this.#drawing += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      const page = await this.#draw(request);
      this.counts.drawn += 1;
      if (page.status === 200) this.#keep(request.key, page);
      return page;
    } finally {
      this.#coming.delete(request.key);
      // Whoever has waited longest takes over the place.
      const next = this.#waiting.shift();
      if (next === undefined) this.#drawing -= 1;
      else next();
    }
  }

  #keep(key: string, page: Page): void {
    const { pages, bytes } = this.#limits;
    if (sizeOf(page) > bytes) return;
    this.#kept.set(key, page);
    this.#keptBytes += sizeOf(page);
    for (const [oldest, old] of this.#kept) {
      if (this.#kept.size <= pages && this.#keptBytes <= bytes) break;
      this.#drop(oldest, old);
    }
    this.#clock.after(shareMs, () => this.#drop(key, page));
  }

  #drop(key: string, page: Page): void {
    if (this.#kept.get(key) !== page) return;
    this.#kept.delete(key);
    this.#keptBytes -= sizeOf(page);
  }
}
