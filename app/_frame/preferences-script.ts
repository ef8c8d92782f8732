/** The viewer's choices, and the few lines that put those of look on <html> before the first paint. */
import { type NumberFormat, numberFormats } from "../../lib/domain/number-format.ts";

export const themes = ["dark", "light", "system"] as const;
/** Green/red, blue/orange for colour-blind eyes, red/green as in East Asia. */
export const palettes = ["western", "safe", "eastern"] as const;
export const densities = ["comfortable", "compact"] as const;
/** As the system wishes, as little as can be, or all that there is. */
export const motions = ["system", "reduced", "full"] as const;
/** Of which goals and halts one is told: of what one follows, of all, of none. */
export const tellings = ["followed", "all", "none"] as const;

export interface Preferences {
  readonly theme: (typeof themes)[number];
  readonly palette: (typeof palettes)[number];
  readonly density: (typeof densities)[number];
  readonly motion: (typeof motions)[number];
  readonly numbers: NumberFormat;
  readonly telling: (typeof tellings)[number];
  /** Whether shortcuts of a single key are heard. */
  readonly singleKeys: boolean;
}

export const preferencesDefault: Preferences = {
  theme: "dark",
  palette: "western",
  density: "comfortable",
  motion: "system",
  numbers: "comma",
  telling: "followed",
  singleKeys: true,
};

/** Where the browser keeps them, as JSON. */
export const preferencesKey = "bigboard.appearance";

function pick<Value>(value: unknown, of: readonly Value[], or: Value): Value {
  return of.find((known) => known === value) ?? or;
}

/** Reads what was kept. What is missing, or not known any more, is as by default. */
export function preferencesOf(text: string | null): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    if (typeof parsed === "object" && parsed !== null) kept = parsed;
  } catch {
    // Another program's text: the defaults are good then.
  }
  return {
    theme: pick(kept.theme, themes, preferencesDefault.theme),
    palette: pick(kept.palette, palettes, preferencesDefault.palette),
    density: pick(kept.density, densities, preferencesDefault.density),
    motion: pick(kept.motion, motions, preferencesDefault.motion),
    numbers: pick(kept.numbers, numberFormats, preferencesDefault.numbers),
    telling: pick(kept.telling, tellings, preferencesDefault.telling),
    singleKeys: pick(kept.singleKeys, [true, false], preferencesDefault.singleKeys),
  };
}

/**
 * Runs before anything is painted, so that nobody sees the wrong theme first, nor a tape that drifts
 * where nothing is to move. It sets only values that are known, and leaves the server's defaults
 * where storage is closed or holds nonsense.
 */
export const preferencesScript = `(function () {
  var on = document.documentElement.dataset;
  var wishes = function (query) { return matchMedia(query).matches; };
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(${JSON.stringify(preferencesKey)})) || {};
  } catch (error) {}
  var light = kept.theme === "light" ||
    (kept.theme === "system" && wishes("(prefers-color-scheme: light)"));
  on.theme = light ? "light" : "dark";
  if (${JSON.stringify(palettes)}.indexOf(kept.palette) >= 0) on.palette = kept.palette;
  if (${JSON.stringify(densities)}.indexOf(kept.density) >= 0) on.density = kept.density;
  var still = kept.motion === "reduced" ||
    (kept.motion !== "full" && wishes("(prefers-reduced-motion: reduce)"));
  on.motion = still ? "reduced" : "full";
})();`;
