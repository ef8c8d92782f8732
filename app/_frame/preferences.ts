"use client";
/**
 * How the viewer wants the pages to look and behave. Kept in this browser and shared by its open
 * tabs; written onto <html> before the first paint by the script of preferences-script.ts, and by
 * `setPreferences` from then on.
 */
import { useSyncExternalStore } from "react";
import {
  type Preferences,
  preferencesDefault,
  preferencesKey,
  preferencesOf,
} from "./preferences-script.ts";

const listeners = new Set<() => void>();
let held: Preferences | null = null;

/** The choices now; the same object until one changes. For what runs in the browser only. */
export function preferences(): Preferences {
  if (held !== null) return held;
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(preferencesKey);
  } catch {
    // Storage may be closed to us.
  }
  held = preferencesOf(kept);
  return held;
}

const wish = (query: string) => {
  let list: MediaQueryList | undefined;
  return () => {
    list ??= matchMedia(query);
    return list;
  };
};
const lightWished = wish("(prefers-color-scheme: light)");
const stillWished = wish("(prefers-reduced-motion: reduce)");

function apply(): void {
  const { theme, palette, density, motion } = preferences();
  const { dataset } = document.documentElement;
  const light = theme === "light" || (theme === "system" && lightWished().matches);
  const still = motion === "reduced" || (motion === "system" && stillWished().matches);
  dataset.theme = light ? "light" : "dark";
  dataset.palette = palette;
  dataset.density = density;
  dataset.motion = still ? "reduced" : "full";
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Changes what is given, at once, in all open tabs, and for later visits. */
export function setPreferences(change: Partial<Preferences>): void {
  held = { ...preferences(), ...change };
  apply();
  try {
    localStorage.setItem(preferencesKey, JSON.stringify(held));
  } catch {
    // Not kept for later then; it holds for this visit.
  }
  tell();
}

function onStorage({ key }: StorageEvent): void {
  // No key: all of the storage has been cleared.
  if (key !== null && key !== preferencesKey) return;
  held = null;
  apply();
  tell();
}

/** Calls back after every change, in this tab or another. Returns how to end that. */
export function onPreferences(listener: () => void): () => void {
  if (listeners.size === 0) {
    for (const query of [lightWished(), stillWished()]) query.addEventListener("change", apply);
    window.addEventListener("storage", onStorage);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const query of [lightWished(), stillWished()]) query.removeEventListener("change", apply);
    window.removeEventListener("storage", onStorage);
  };
}

/** The viewer's choices; the defaults while the server draws. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences, () => preferencesDefault);
}
