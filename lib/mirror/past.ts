/**
 * A part of the page that can be looked at as it was: it writes down what changes in the holdings
 * that are watched in it, and shows them as they were at a moment, or as they are.
 */
import type { Cancel } from "../clock.ts";
import { guarded } from "../guarded.ts";
import type { ChangeListener, Holding } from "./holding.ts";
import { Journal, type JournalLimits, journalLimits } from "./journal.ts";
import { MomentPicture } from "./moment-picture.ts";
import type { Picture } from "./picture.ts";
import type { TablePast } from "./row-past.ts";
import { Signal } from "./signal.ts";

/** What it needs of the mirror. */
export interface PastSource {
  /** The time by the server's clock, ms since the epoch. */
  serverNow(): number;
  /** Tells listeners what they would be told at the next frame. */
  tell(): void;
}

/** What is written down of a holding, and who looks at it here. */
interface Record {
  readonly holding: Holding;
  readonly past: TablePast;
  readonly rowListeners: Map<string, Set<() => void>>;
  readonly listeners: Set<ChangeListener>;
  stop: Cancel | null;
  /** The picture of the moment that is looked at; made when somebody asks. */
  moment: MomentPicture | null;
}

export class Past {
  readonly #source: PastSource;
  readonly #limits: JournalLimits;
  readonly #records = new Map<Holding, Record>();
  #journal: Journal;
  #at: number | null = null;
  /** Tells of a new `at`. */
  readonly onMove = new Signal();

  constructor(source: PastSource, limits = journalLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#journal = new Journal(source.serverNow(), limits);
  }

  /** The moment that is looked at, ms since the epoch by the server's clock; null for what is now. */
  get at(): number | null {
    return this.#at;
  }

  /** The earliest that can be. */
  get earliest(): number {
    return this.#journal.earliest;
  }

  /** What is to be seen of a holding. */
  shown(holding: Holding): Picture {
    const at = this.#at;
    const record = at === null ? undefined : this.#records.get(holding);
    if (at === null || record === undefined) return holding.picture;
    record.moment ??= new MomentPicture(holding, record.past, at);
    return record.moment;
  }

  /**
   * Looks at a moment, or at what is now, and tells everybody who looks here of the rows that differ.
   * @param at what lies before `earliest` is taken for it, and what has not come yet for now.
   */
  move(at: number | null): void {
    const next = at === null ? null : this.#aligned(at);
    if (next !== this.#at) this.#move(next, false);
  }

  /** Goes with the earliest moment, where that has overtaken the one that is looked at. */
  keepUp(): void {
    // What has been forgotten cannot be told from what has not changed, so all is told of.
    if (this.#at !== null && this.#at < this.earliest) this.#move(this.earliest, true);
  }

  #move(next: number | null, all: boolean): void {
    // What waits for the next frame is not lost on who hears only of moments from here on.
    if (this.#at === null) this.#source.tell();
    const records = [...this.#records.values()];
    const before = records.map(({ holding }) => this.shown(holding));
    this.#at = next;
    this.#journal.isLookedAt = next !== null;
    for (const record of records) record.moment = null;
    for (const [index, record] of records.entries()) {
      const was = before[index];
      if (was === undefined) continue;
      const shown = this.shown(record.holding);
      const keys = all ? [...was.keys(), ...shown.keys()] : record.past.keys();
      const changed = new Set<string>();
      for (const key of keys) if (all || was.get(key) !== shown.get(key)) changed.add(key);
      tell(record, changed);
    }
    this.onMove.tell();
  }

  /** Hears of one row as it is to be seen here. */
  onRow(holding: Holding, key: string, listener: () => void): Cancel {
    const { rowListeners } = this.#follow(holding);
    const listeners = rowListeners.get(key) ?? new Set();
    const own = () => listener();
    rowListeners.set(key, listeners.add(own));
    const stop = holding.onRow(key, () => {
      if (this.#at === null) listener();
    });
    return () => {
      stop();
      listeners.delete(own);
      if (listeners.size === 0 && rowListeners.get(key) === listeners) rowListeners.delete(key);
    };
  }

  /** Hears of all rows as they are to be seen here. */
  onChange(holding: Holding, listener: ChangeListener): Cancel {
    const { listeners } = this.#follow(holding);
    const own: ChangeListener = (changed) => listener(changed);
    listeners.add(own);
    const stop = holding.onChange((changed) => {
      if (this.#at === null) listener(changed);
    });
    return () => {
      stop();
      listeners.delete(own);
    };
  }

  /** Writes down what changes in a holding from now on. */
  follow(holding: Holding): void {
    this.#follow(holding);
  }

  /** Forgets everything, and shows what is now. What is followed afterwards is written down anew. */
  close(): void {
    this.move(null);
    for (const { stop } of this.#records.values()) stop?.();
    this.#records.clear();
    this.#journal = new Journal(this.#source.serverNow(), this.#limits);
  }

  #follow(holding: Holding): Record {
    const known = this.#records.get(holding);
    if (known !== undefined) return known;
    const record: Record = {
      holding,
      past: new Map(),
      rowListeners: new Map(),
      listeners: new Set(),
      stop: null,
      moment: null,
    };
    record.stop = holding.record((keys, before) => {
      this.#journal.write(this.#source.serverNow(), record.past, keys, before);
    });
    this.#records.set(holding, record);
    return record;
  }

  #aligned(at: number): number | null {
    const now = this.#source.serverNow();
    if (at >= now) return null;
    const span = this.#journal.spanOf(now - at);
    return Math.max(this.earliest, Math.floor(at / span) * span);
  }
}

function tell({ rowListeners, listeners }: Record, changed: ReadonlySet<string>): void {
  if (changed.size === 0) return;
  for (const key of changed) {
    for (const listener of [...(rowListeners.get(key) ?? [])]) guarded(listener);
  }
  for (const listener of [...listeners]) guarded(() => listener(changed));
}
