"use client";
/**
 * All shortcuts of what is on the screen, in one place: one listener hears the keys, and the help
 * sheet lists what there is. Keys that belong to one focused element, such as arrows in a table,
 * stay with it and are listed only.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isSingleKey, stepOf, strokeOf } from "./keys.ts";

/** Something that a key does anywhere on the page. */
export interface Shortcut {
  /** Strokes with blanks between: `p`, `g b`, `mod+k`. */
  readonly keys: string;
  /** What it does, as an instruction. */
  readonly label: string;
  readonly run: () => void;
}

/** Keys that some element takes while it has the focus: for the help sheet. */
export interface KeyHint {
  /** Any of these, such as `["↑", "↓"]`. */
  readonly keys: readonly string[];
  readonly label: string;
}

/** What one part of the page can be told by keys. */
export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
  readonly hints: readonly KeyHint[];
}

/** A stroke that nothing follows for so long was none, ms. */
const sequenceMs = 1_200;

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function change(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

/** Adds what a part of the page knows. Returns how to take it away. */
export function addGroup(group: ShortcutGroup): () => void {
  change([...groups, group]);
  return () => change(groups.filter((one) => one !== group));
}

/** All groups, for the help sheet. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
    () => groups,
  );
}

/**
 * Has keys do something while the component is there.
 * @param group the part's name in the help sheet
 */
export function useShortcuts(shortcuts: readonly Shortcut[], group: string): void {
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  // Written where they are used, they are new at each drawing: compared by what they say.
  const said = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useEffect(() => {
    const told = JSON.parse(said) as [keys: string, label: string][];
    return addGroup({
      name: group,
      shortcuts: told.map(([keys, label], index) => ({
        keys,
        label,
        run: () => newest.current[index]?.run(),
      })),
      hints: [],
    });
  }, [said, group]);
}

/** Lists keys that elements of this component take while they have the focus. */
export function useKeyHints(group: string, hints: readonly KeyHint[]): void {
  const said = JSON.stringify(hints);
  useEffect(
    () => addGroup({ name: group, shortcuts: [], hints: JSON.parse(said) as KeyHint[] }),
    [said, group],
  );
}

/** Elements in which letters are letters. */
const typedInto =
  "textarea, select, [contenteditable]:not([contenteditable='false']), input:not([type='radio'], [type='checkbox'], [type='range'], [type='button'])";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typedInto) !== null;
}

/**
 * Begins to listen. Nothing fires while one types, nor behind an open dialog.
 * @param singleKeys whether the viewer wants shortcuts of single keys, asked at each press
 */
export function listenToKeys(singleKeys: () => boolean): () => void {
  let pending = "";
  let forget: ReturnType<typeof setTimeout> | undefined;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const stroke = strokeOf(event);
    if (stroke === null) return;
    const modal = document.querySelector("[role='dialog'][aria-modal='true']") !== null;
    const known = groups
      .flatMap(({ shortcuts }) => shortcuts)
      .filter(({ keys }) => !isSingleKey(keys) || (singleKeys() && !modal));
    if (isSingleKey(stroke) && isTyping(event.target)) return;
    const step = stepOf(
      pending,
      stroke,
      known.map(({ keys }) => keys),
    );
    clearTimeout(forget);
    pending = step.pending;
    if (pending !== "") {
      forget = setTimeout(() => {
        pending = "";
      }, sequenceMs);
    }
    if (step.found === null) return;
    event.preventDefault();
    known[step.found]?.run();
  };
  window.addEventListener("keydown", onKey);
  return () => {
    clearTimeout(forget);
    window.removeEventListener("keydown", onKey);
  };
}
