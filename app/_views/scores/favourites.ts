"use client";
/** The matches that a viewer has starred, kept in the browser and shared by its open tabs. */
import { useSyncExternalStore } from "react";

const storageKey = "bigboard.favourite-matches";
/** More stars than this forget the oldest, so that what is kept stays bounded. */
const most = 200;

const none: ReadonlySet<string> = new Set();
let kept: ReadonlySet<string> | null = null;
const listeners = new Set<() => void>();

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    if (!Array.isArray(stored)) return none;
    return new Set(stored.filter((id) => typeof id === "string"));
  } catch {
    // Storage may be forbidden or hold another program's text: there are no favourites then.
    return none;
  }
}

function write(ids: ReadonlySet<string>): void {
  kept = ids;
  try {
    localStorage.setItem(storageKey, JSON.stringify([...ids]));
  } catch {
    // Full or forbidden: the stars then last as long as the page.
  }
  for (const listener of listeners) listener();
}

function onStorage(event: StorageEvent): void {
  if (event.key !== storageKey) return;
  kept = null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

function current(): ReadonlySet<string> {
  kept ??= read();
  return kept;
}

/** Ids of the starred matches; none while the server draws. */
export function useFavourites(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, current, () => none);
}

/** Whether a match is starred; re-renders only when that changes. */
export function useFavourite(match: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => current().has(match),
    () => false,
  );
}

/** Stars a match, or takes its star away. */
export function toggleFavourite(match: string): void {
  const ids = new Set(current());
  if (!ids.delete(match)) ids.add(match);
  write(new Set([...ids].slice(-most)));
}
