/**
 * When each row was added and last changed, in which order, and what was removed: all that is
 * needed to tell what has changed since a version.
 */
import { noVersion, resized } from "./columns.ts";
import { Recency } from "./recency.ts";
import { Tombstones } from "./tombstones.ts";

export class History {
  readonly tombstones: Tombstones;
  readonly #recency: Recency;
  #changed: Float64Array;
  #added: Float64Array;
  /** How often each row has changed since it was added. */
  #changes: Float64Array;
  #changesOfAll = 0;

  constructor(capacity: number, tombstonesMax: number) {
    this.tombstones = new Tombstones(tombstonesMax);
    this.#recency = new Recency(capacity);
    this.#changed = new Float64Array(capacity).fill(noVersion);
    this.#added = new Float64Array(capacity).fill(noVersion);
    this.#changes = new Float64Array(capacity);
  }

  /** How often rows have changed, each row counted once a version. */
  get changesOfAll(): number {
    return this.#changesOfAll;
  }

  /** Makes room for more slots. */
  grow(capacity: number): void {
    this.#recency.grow(capacity);
    this.#changed = resized(this.#changed, capacity, noVersion);
    this.#added = resized(this.#added, capacity, noVersion);
    this.#changes = resized(this.#changes, capacity, 0);
  }

  /** Notes that a row changed; false where that is known already. Versions never fall. */
  change(slot: number, version: number): boolean {
    if (this.#changed[slot] === version) return false;
    this.#changed[slot] = version;
    this.#changes[slot] = (this.#changes[slot] ?? 0) + 1;
    this.#changesOfAll += 1;
    this.#recency.touch(slot);
    return true;
  }

  /** Notes that a row was added; false where that is known already. */
  add(slot: number, version: number): boolean {
    if (this.#added[slot] === version) return false;
    this.#added[slot] = version;
    return true;
  }

  /** Forgets a slot's row. */
  release(slot: number): void {
    this.#recency.remove(slot);
    this.#changed[slot] = noVersion;
    this.#added[slot] = noVersion;
    this.#changes[slot] = 0;
  }

  /** The version that last changed a row. */
  changedAt(slot: number): number {
    return this.#changed[slot] ?? noVersion;
  }

  /** The version that added a row. */
  addedAt(slot: number): number {
    return this.#added[slot] ?? noVersion;
  }

  /** How often a row has changed since it was added. */
  changesOf(slot: number): number {
    return this.#changes[slot] ?? 0;
  }

  /** Slots of rows changed after a version, oldest change first. */
  changedSince(version: number): number[] {
    const slots: number[] = [];
    let slot = this.#recency.newest;
    while (slot >= 0 && this.changedAt(slot) > version) {
      slots.push(slot);
      slot = this.#recency.before(slot);
    }
    return slots.reverse();
  }
}
