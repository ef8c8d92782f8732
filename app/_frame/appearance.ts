"use client";
/**
 * How the viewer wants the pages to look. Kept in this browser; written onto <html> before the
 * first paint by the script of appearance-script.ts, and by `setAppearance` from then on.
 */
import { useSyncExternalStore } from "react";
import {
  type Appearance,
  appearanceDefault,
  appearanceKey,
  densities,
  palettes,
  themes,
} from "./appearance-script.ts";

const listeners = new Set<() => void>();
let held: Appearance | null = null;

function pick<Value extends string>(value: unknown, of: readonly Value[], or: Value): Value {
  return of.find((known) => known === value) ?? or;
}

function read(): Appearance {
  if (held !== null) return held;
  let kept: Partial<Record<keyof Appearance, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(appearanceKey) ?? "{}");
    if (typeof parsed === "object" && parsed !== null) kept = parsed;
  } catch {
    // Storage may be closed to us, or hold something else: the defaults are good then.
  }
  held = {
    theme: pick(kept.theme, themes, appearanceDefault.theme),
    palette: pick(kept.palette, palettes, appearanceDefault.palette),
    density: pick(kept.density, densities, appearanceDefault.density),
  };
  return held;
}

const lightWished = () => matchMedia("(prefers-color-scheme: light)");

function apply({ theme, palette, density }: Appearance): void {
  const { dataset } = document.documentElement;
  const system = lightWished().matches ? "light" : "dark";
  dataset.theme = theme === "system" ? system : theme;
  dataset.palette = palette;
  dataset.density = density;
}

/** Changes what is given, at once and for later visits. */
export function setAppearance(change: Partial<Appearance>): void {
  held = { ...read(), ...change };
  apply(held);
  try {
    localStorage.setItem(appearanceKey, JSON.stringify(held));
  } catch {
    // Not kept for later then; it holds for this visit.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const followSystem = () => apply(read());
  const followOtherTab = (event: StorageEvent) => {
    if (event.key !== appearanceKey) return;
    held = null;
    apply(read());
    listener();
  };
  const query = lightWished();
  query.addEventListener("change", followSystem);
  window.addEventListener("storage", followOtherTab);
  return () => {
    listeners.delete(listener);
    query.removeEventListener("change", followSystem);
    window.removeEventListener("storage", followOtherTab);
  };
}

/** The viewer's choices; the defaults while the server draws. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, read, () => appearanceDefault);
}
