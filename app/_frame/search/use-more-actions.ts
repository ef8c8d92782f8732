"use client";
import { type Pace, paces } from "../../../lib/wire/messages.ts";
import { usePace } from "../../_live/hooks.ts";
import type { Action } from "../actions.ts";
import { setPreferences } from "../preferences.ts";

const palettes = [
  { palette: "western", words: "green and red" },
  { palette: "safe", words: "blue and orange" },
  { palette: "eastern", words: "red and green" },
] as const;

/** Choices that have a name but no key. */
export function useMoreActions(): readonly Action[] {
  const { setPace } = usePace();
  return [
    ...paces
      .filter((pace) => pace > 0)
      .map((pace: Pace) => ({
        id: `pace ${pace}`,
        label: `Pace: ${pace} a second`,
        about: "Watching" as const,
        run: () => setPace(pace),
      })),
    ...palettes.map(({ palette, words }) => ({
      id: `palette ${palette}`,
      label: `Colours: ${words}`,
      about: "Look" as const,
      run: () => setPreferences({ palette }),
    })),
    {
      id: "system theme",
      label: "Theme as the system",
      about: "Look",
      run: () => setPreferences({ theme: "system" }),
    },
  ];
}
