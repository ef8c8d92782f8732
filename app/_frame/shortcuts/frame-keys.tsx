"use client";
import { useEffect } from "react";
import { type Action, useActions } from "../actions.ts";
import { preferences } from "../preferences.ts";
import { listenToKeys, useShortcuts } from "./registry.ts";

/** Has the keys heard, and does what they say on every page. */
export function FrameKeys(): null {
  const actions = useActions();
  const search = actions.find(({ id }) => id === "search");
  useShortcuts(shortcutsOf(actions, "Go to"), "Go to");
  useShortcuts(shortcutsOf(actions, "Watching"), "Watching");
  useShortcuts(shortcutsOf(actions, "Look"), "Look");
  useShortcuts(
    [
      ...(search ? [{ keys: "mod+k", label: "Search, also while typing", run: search.run }] : []),
      ...shortcutsOf(actions, "Help"),
    ],
    "Find and help",
  );
  useEffect(() => listenToKeys(() => preferences().singleKeys), []);
  return null;
}

function shortcutsOf(actions: readonly Action[], about: Action["about"]) {
  return actions.flatMap(({ keys, label, run, about: its }) =>
    its === about && keys !== undefined ? [{ keys, label, run }] : [],
  );
}
