"use client";
/** What can be done from everywhere, by a key or by name: the shortcuts and the search share it. */
import { useRouter } from "next/navigation";
import { type Pace, paces } from "../../lib/wire/messages.ts";
import { usePace } from "../_live/hooks.ts";
import { setOverlay } from "./overlay.ts";
import { places } from "./places-list.ts";
import { preferences, setPreferences } from "./preferences.ts";
import { palettes } from "./preferences-script.ts";

export interface Action {
  readonly id: string;
  /** As an instruction. */
  readonly label: string;
  /** What it is about. */
  readonly about: "Go to" | "Watching" | "Look" | "Help";
  /** Its shortcut, where it has one. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Paces from slow to fast; a pause is none of them. */
const rising: readonly Pace[] = paces.filter((pace) => pace > 0).toReversed();

function nextOf<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}

/** All actions, in the order in which they are listed. */
export function useActions(): readonly Action[] {
  const router = useRouter();
  const { pace, setPace, paused, setPaused } = usePace();
  const step = (by: number) => {
    const next = rising[rising.indexOf(pace) + by];
    if (next !== undefined) setPace(next);
  };
  return [
    ...places.map(({ href, label, key }) => ({
      id: `go ${href}`,
      label,
      about: "Go to" as const,
      keys: `g ${key}`,
      run: () => router.push(href),
    })),
    {
      id: "pause",
      label: paused ? "Resume my view" : "Pause my view",
      about: "Watching",
      keys: "p",
      run: () => setPaused(!paused),
    },
    {
      id: "live",
      label: "Back to live",
      about: "Watching",
      keys: "l",
      run: () => setPaused(false),
    },
    { id: "slower", label: "Slower updates", about: "Watching", keys: "[", run: () => step(-1) },
    { id: "faster", label: "Faster updates", about: "Watching", keys: "]", run: () => step(1) },
    {
      id: "theme",
      label: "Switch between dark and light",
      about: "Look",
      keys: "t",
      run: () => {
        const light = document.documentElement.dataset.theme === "light";
        setPreferences({ theme: light ? "dark" : "light" });
      },
    },
    {
      id: "density",
      label: "Switch between comfortable and compact",
      about: "Look",
      keys: "d",
      run: () => {
        const compact = preferences().density === "compact";
        setPreferences({ density: compact ? "comfortable" : "compact" });
      },
    },
    {
      id: "palette",
      label: "Next colours of up and down",
      about: "Look",
      run: () => setPreferences({ palette: nextOf(palettes, preferences().palette) }),
    },
    {
      id: "search",
      label: "Search",
      about: "Help",
      keys: "/",
      run: () => setOverlay("search"),
    },
    {
      id: "help",
      label: "Show all shortcuts",
      about: "Help",
      keys: "?",
      run: () => setOverlay("help"),
    },
  ];
}
