/**
 * One drawing for all who ask for the same page within a quarter of a second: a thousand arrivals a
 * second cost four drawings. A few are drawn at once, a few more wait, and whoever comes then is
 * told to come again, so that no crowd makes pages pile up.
 */
import type { Clock } from "../../lib/clock.ts";
import { type Page, sizeOf } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { Turns, type Waiter } from "./turns.ts";

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

/** A page that is being drawn, or waits to be. */
interface Coming {
  /** Null where another address has taken its place. */
  readonly page: Promise<Page | null>;
  /** Null where it need not wait. */
  readonly waiter: Waiter | null;
}

export class SharedPages {
  readonly counts: ShareCounts = { drawn: 0, shared: 0, refused: 0 };
  readonly #draw: (request: PageRequest) => Promise<Page>;
  readonly #clock: Clock;
  readonly #limits: ShareLimits;
  /** Oldest first. */
  readonly #kept = new Map<string, Page>();
  #keptBytes = 0;
  readonly #coming = new Map<string, Coming>();
  readonly #turns: Turns;
  #drawing = 0;

  constructor(
    draw: (request: PageRequest) => Promise<Page>,
    clock: Clock,
    limits: Partial<ShareLimits> = {},
  ) {
    this.#draw = draw;
    this.#clock = clock;
    this.#limits = { ...shareLimitsDefault, ...limits };
    this.#turns = new Turns(this.#limits.waiting);
  }

  /**
   * The page that is asked for, drawn a moment ago or now; null where too many wait already.
   * @param address of who asks, as viewers are counted.
   * @throws Error where it could not be drawn.
   */
  ask(request: PageRequest, address: string): Promise<Page | null> | Page | null {
    const { key } = request;
    const kept = this.#kept.get(key);
    const coming = this.#coming.get(key);
    if (coming?.waiter && coming.waiter.address !== address) coming.waiter.shared = true;
    const ready = kept ?? coming?.page;
    if (ready !== undefined) {
      this.counts.shared += 1;
      return ready;
    }
    const mayDraw = this.#drawing < this.#limits.drawing;
    const waiter = mayDraw ? null : this.#turns.wait(address);
    if (mayDraw) this.#drawing += 1;
    else if (waiter === null) {
      this.counts.refused += 1;
      return null;
    }
    const page = this.#drawInTurn(request, waiter);
    this.#coming.set(key, { page, waiter });
    return page;
  }

  async #drawInTurn(request: PageRequest, waiter: Waiter | null): Promise<Page | null> {
    if (waiter !== null && !(await waiter.turn)) {
      this.#coming.delete(request.key);
      this.counts.refused += 1;
      return null;
    }
    try {
      const page = await this.#draw(request);
      this.counts.drawn += 1;
      if (page.status === 200) this.#keep(request.key, page);
      return page;
    } finally {
      this.#coming.delete(request.key);
      // Whoever is next takes over the place.
      if (!this.#turns.next()) this.#drawing -= 1;
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
