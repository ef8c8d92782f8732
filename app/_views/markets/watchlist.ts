"use client";
/** The instruments that a viewer watches, kept in the browser and shared by its open tabs. */
import { useSyncExternalStore } from "react";

const storageKey = "bigboard.watchlist";
/** More than this forget the oldest, so that what is kept stays bounded. */
const most = 500;

const none: ReadonlySet<string> = new Set();
let kept: ReadonlySet<string> | null = null;
const listeners = new Set<() => void>();

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : []);
  } catch {
    // Storage may be forbidden or hold another program's text: nothing is watched then.
    return none;
  }
}

function current(): ReadonlySet<string> {
  kept ??= read();
  return kept;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function onStorage({ key }: StorageEvent): void {
  if (key !== storageKey) return;
  kept = null;
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

/** The watched symbols, oldest first; none while the server draws. */
export function useWatchlist(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, current, () => none);
}

/** Whether a symbol is watched; draws again only when that changes. */
export function useWatched(symbol: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => current().has(symbol),
    () => false,
  );
}

/** Watches a symbol, or no longer. */
export function toggleWatched(symbol: string): void {
  const symbols = new Set(current());
  if (!symbols.delete(symbol)) symbols.add(symbol);
  kept = new Set([...symbols].slice(-most));
  try {
    localStorage.setItem(storageKey, JSON.stringify([...kept]));
  } catch {
    // Full or forbidden: the list then lasts as long as the page.
  }
  tell();
}
