/**
 * All holdings, counted. One that nobody watches any more goes on for a while, so that navigating
 * does not churn; then it is unsubscribed and put aside with its cursor, so that coming back shows
 * the last picture and continues from there. What is put aside is bounded.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { TopicSnapshot } from "../wire/messages.ts";
import { Holding } from "./holding.ts";
import { covers, type Selection, selectionKey } from "./selection.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** How long a holding that nobody watches stays subscribed, ms. */
export const lingerMs = 5_000;
/** How many unwatched holdings are put aside. */
export const idleMax = 48;

export class Holdings {
  readonly #clock: Clock;
  readonly #subscriptions: Subscriptions;
  readonly #byKey = new Map<string, Holding>();
  readonly #byTopic = new Map<string, Set<Holding>>();
  /** Unwatched and still subscribed. */
  readonly #lingering = new Map<Holding, Cancel>();
  /** Unwatched and not subscribed, the longest idle first. */
  readonly #idle = new Set<Holding>();
  /** Whether all is held still. */
  #holds = false;

  constructor(clock: Clock, subscriptions: Subscriptions) {
    this.#clock = clock;
    this.#subscriptions = subscriptions;
  }

  /** Counts a watcher. @param selection a normalized one. */
  watch(selection: Selection): Holding {
    const holding = this.#byKey.get(selectionKey(selection)) ?? this.#make(selection);
    holding.watchers += 1;
    if (holding.watchers > 1) return holding;
    this.#lingering.get(holding)?.();
    this.#lingering.delete(holding);
    this.#idle.delete(holding);
    const wider = holding.cursor === null ? this.#wider(selection) : null;
    // What nobody followed is old: it is brought up to date once.
    if (this.#holds && !holding.isStill) holding.hold(!this.#subscriptions.follows(holding));
    if (wider !== null) holding.copyFrom(wider);
    this.#subscriptions.add(holding);
    return holding;
  }

  /** Counts a watcher less. @throws Error when there was none. */
  release(holding: Holding): void {
    if (holding.watchers === 0) throw new Error(`"${holding.key}" was released more than watched`);
    holding.watchers -= 1;
    if (holding.watchers > 0) return;
    const drop = () => this.#putAside(holding);
    this.#lingering.set(holding, this.#clock.after(lingerMs, drop));
  }

  /** Puts aside at once what lingers. */
  settle(): void {
    for (const [holding, cancel] of [...this.#lingering]) {
      cancel();
      this.#putAside(holding);
    }
  }

  /** Takes what a page was drawn from, where nothing is held yet. */
  seed(selection: Selection, snapshot: TopicSnapshot): void {
    const known = this.#byKey.get(selectionKey(selection));
    const holding = known ?? this.#make(selection);
    holding.seed(snapshot);
    if (known === undefined) this.#addIdle(holding);
  }

  /**
   * The holding in which a selection can be seen: its own if it has something or is watched (who
   * watches it is told of changes in it, and in no other), else a wider one.
   * @param selection a normalized one.
   * @param key its `selectionKey`.
   */
  find(selection: Selection, key: string): Holding | null {
    const own = this.#byKey.get(key) ?? null;
    if (own !== null && (own.watchers > 0 || own.cursor !== null)) return own;
    return this.#wider(selection) ?? own;
  }

  /** Holds all still that is followed, and what comes to be. */
  hold(): void {
    this.#holds = true;
    for (const holding of this.#byKey.values()) {
      if (this.#subscriptions.follows(holding)) holding.hold();
    }
  }

  /** Lets all move again. @returns those that have something to tell. */
  letGo(): Holding[] {
    this.#holds = false;
    const holdings = [...this.#byKey.values()];
    for (const holding of holdings) holding.letGo();
    return holdings.filter((holding) => holding.hasNews);
  }

  /** How many rows have changed while held still, each counted once. */
  waiting(): number {
    let rows = 0;
    for (const same of this.#byTopic.values()) {
      const changed = new Set<string>();
      for (const holding of same) for (const key of holding.waiting()) changed.add(key);
      rows += changed.size;
    }
    return rows;
  }

  /** Forgets what was put aside: it came from another life of the board. */
  forgetIdle(): void {
    for (const holding of [...this.#idle]) this.#forgetIfLeft(holding);
  }

  #make(selection: Selection): Holding {
    const holding = new Holding(selection);
    this.#byKey.set(holding.key, holding);
    const same = this.#byTopic.get(selection.topic) ?? new Set();
    this.#byTopic.set(selection.topic, same.add(holding));
    return holding;
  }

  #wider(selection: Selection): Holding | null {
    let best: Holding | null = null;
    for (const holding of this.#byTopic.get(selection.topic) ?? []) {
      if (holding.cursor === null || !covers(holding.selection, selection)) continue;
      // One that is followed knows more than one that was put aside.
      if (best === null || (this.#idle.has(best) && !this.#idle.has(holding))) best = holding;
    }
    return best;
  }

  #putAside(holding: Holding): void {
    this.#lingering.delete(holding);
    this.#subscriptions.remove(holding);
    holding.forgetSeed();
    this.#addIdle(holding);
  }

  #addIdle(holding: Holding): void {
    this.#idle.add(holding);
    for (const oldest of this.#idle) {
      if (this.#idle.size <= idleMax) break;
      this.#forgetIfLeft(oldest);
    }
  }

  #forgetIfLeft(holding: Holding): void {
    // While an answer is awaited it may be wanted again: two of one selection would share a number.
    if (this.#subscriptions.follows(holding)) return;
    this.#idle.delete(holding);
    this.#byKey.delete(holding.key);
    const same = this.#byTopic.get(holding.selection.topic);
    same?.delete(holding);
    if (same?.size === 0) this.#byTopic.delete(holding.selection.topic);
  }
}
