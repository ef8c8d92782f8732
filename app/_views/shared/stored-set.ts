"use client";
/** Sets of keys that a viewer collects, kept in the browser and shared by its open tabs. */
import { useSyncExternalStore } from "react";

const none: ReadonlySet<string> = new Set();

/** One such set, oldest key first. It lasts as long as the page where storage is forbidden. */
export class StoredSet {
  readonly #name: string;
  readonly #most: number;
  readonly #listeners = new Set<() => void>();
  #kept: ReadonlySet<string> | null = null;

  /**
   * @param name of the text in the browser's storage
   * @param most keys that are kept; more forget the oldest, so that what is stored stays bounded
   */
  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  /** The keys now; the same object until they change. */
  readonly all = (): ReadonlySet<string> => {
    this.#kept ??= this.#read();
    return this.#kept;
  };

  /** Adds a key, or takes it out. */
  toggle(key: string): void {
    const keys = new Set(this.all());
    if (!keys.delete(key)) keys.add(key);
    this.#keep(keys);
  }

  /** Adds a key, or makes it the newest where it is in already. */
  add(key: string): void {
    const keys = new Set(this.all());
    keys.delete(key);
    this.#keep(keys.add(key));
  }

  #keep(keys: ReadonlySet<string>): void {
    this.#kept = new Set([...keys].slice(-this.#most));
    try {
      localStorage.setItem(this.#name, JSON.stringify([...this.#kept]));
    } catch {
      // Full or forbidden: the keys then last as long as the page.
    }
    this.#tell();
  }

  /** Calls back after every change, in this tab or another. Returns how to end that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) window.addEventListener("storage", this.#onStorage);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) window.removeEventListener("storage", this.#onStorage);
    };
  };

  readonly #onStorage = ({ key }: StorageEvent): void => {
    // No key: all of the storage has been cleared.
    if (key !== null && key !== this.#name) return;
    this.#kept = null;
    this.#tell();
  };

  #read(): ReadonlySet<string> {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#name) ?? "[]");
      return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : []);
    } catch {
      // Storage may be forbidden or hold another program's text: nothing is kept then.
      return none;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The keys of a set; none while the server draws. */
export function useStoredSet(set: StoredSet): ReadonlySet<string> {
  return useSyncExternalStore(set.subscribe, set.all, () => none);
}

/** Whether a key is in a set; draws again only when that changes. */
export function useStored(set: StoredSet, key: string): boolean {
  return useSyncExternalStore(
    set.subscribe,
    () => set.all().has(key),
    () => false,
  );
}
