/**
 * What is kept of a holding's rows as they were before they changed: what the page was drawn from,
 * what is held still, and what recorders want. Where nobody keeps anything it costs nothing.
 */
import type { Cancel } from "../clock.ts";
import { Before } from "./before.ts";
import { HeldPicture } from "./held-picture.ts";
import { emptyPicture, type Picture } from "./picture.ts";
import type { KeyedCells } from "./selection.ts";
import type { TablePicture } from "./table-picture.ts";

/** Is told of rows that have changed, as they were: null for one that came. */
export type Recorder = (
  keys: readonly string[],
  before: readonly (KeyedCells["row"] | null)[],
) => void;

export class Keeping {
  #seeded: Picture = emptyPicture;
  /** What is shown while it is held still; null while it moves. */
  #held: Picture | null = null;
  /** Whether it is to be held still, be it from when there is something to show. */
  #holds = false;
  readonly #recorders = new Set<Recorder>();

  /** What the page was drawn from; empty where it was drawn without. */
  get seeded(): Picture {
    return this.#seeded;
  }

  /** What is held still; null while what is now is to be shown. */
  get held(): Picture | null {
    return this.#held;
  }

  /** Takes what the page was drawn from. It is this keeping's to tell it of changes if it is a held one. */
  seed(picture: Picture): void {
    this.#seeded = picture;
  }

  /** Holds a picture still; where there is none yet, the first that comes. */
  hold(now: TablePicture | null): void {
    this.#holds = true;
    if (now !== null) this.#held ??= new HeldPicture(now);
  }

  /** Shows a picture that holds still by itself. Only while holding. */
  holdAs(picture: Picture | null): void {
    if (this.#holds) this.#held = picture;
  }

  /** Ends holding still. @returns keys of what may have changed meanwhile. */
  letGo(now: Picture): Iterable<string> {
    const held = this.#held;
    this.#holds = false;
    this.#held = null;
    if (held === null || held instanceof HeldPicture) return held?.changedKeys() ?? [];
    return [...held.keys(), ...now.keys()];
  }

  /** Keys of rows that have changed while held still, as far as that is kept here. */
  waiting(): Iterable<string> {
    return this.#held instanceof HeldPicture ? this.#held.changedKeys() : [];
  }

  /** Has changes told to a recorder. */
  record(recorder: Recorder): Cancel {
    this.#recorders.add(recorder);
    return () => this.#recorders.delete(recorder);
  }

  /** A change is about to be tried. @returns what takes the rows before it; null where none need be. */
  begin(): Before | null {
    const held = this.#held instanceof HeldPicture ? this.#held : null;
    const seeded = this.#seeded instanceof HeldPicture ? this.#seeded : null;
    held?.part();
    seeded?.part();
    if (this.#recorders.size > 0) return new Before(() => true);
    if (held !== null) return new Before((key) => held.wants(key) || seeded?.wants(key) === true);
    return seeded === null || seeded.isWhole ? null : new Before((key) => seeded.wants(key));
  }

  /** The change was made. */
  end({ keys, rows }: Before): void {
    for (const kept of [this.#seeded, this.#held]) {
      if (!(kept instanceof HeldPicture)) continue;
      // Nobody counts what waits behind the first picture, and recorders have all keys taken.
      if (kept === this.#seeded && kept.isWhole) continue;
      for (const [index, key] of keys.entries()) kept.keep(key, rows[index] ?? null);
    }
    for (const recorder of this.#recorders) recorder(keys, rows);
  }

  /** Another table has taken the place of the one that `before` shows, if there was one. */
  replaced(changed: Iterable<string>, before: TablePicture | null): void {
    for (const kept of [this.#seeded, this.#held]) {
      if (kept instanceof HeldPicture) kept.replaced(changed);
    }
    if (before === null || this.#recorders.size === 0) return;
    const keys = [...changed];
    const rows = keys.map((key) => before.get(key));
    for (const recorder of this.#recorders) recorder(keys, rows);
  }

  /** What has just come is to be seen once, where it is held still from the first picture on. */
  shown(now: TablePicture | null): void {
    if (this.#holds && this.#held === null) this.hold(now);
  }
}
