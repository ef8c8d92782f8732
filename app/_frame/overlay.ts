"use client";
/** Which of the frame's dialogs is open: one at a time, wherever it was asked for. */
import { useSyncExternalStore } from "react";

export type Overlay = "search" | "help";

let open: Overlay | null = null;
const listeners = new Set<() => void>();

/** Opens a dialog in the place of another, or closes what is open. */
export function setOverlay(next: Overlay | null): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is open; nothing while the server draws. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
}
