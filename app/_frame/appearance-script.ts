/** The viewer's choices of look, and the few lines that put them on <html> before the first paint. */

export const themes = ["dark", "light", "system"] as const;
/** Green/red, blue/orange for colour-blind eyes, red/green as in East Asia. */
export const palettes = ["western", "safe", "eastern"] as const;
export const densities = ["comfortable", "compact"] as const;

export interface Appearance {
  readonly theme: (typeof themes)[number];
  readonly palette: (typeof palettes)[number];
  readonly density: (typeof densities)[number];
}

export const appearanceDefault: Appearance = {
  theme: "dark",
  palette: "western",
  density: "comfortable",
};

/** Where the browser keeps them, as JSON. */
export const appearanceKey = "bigboard.appearance";

/**
 * Runs before anything is painted, so that nobody sees the wrong theme first. It sets only values
 * that are known, and leaves the server's defaults where storage is closed or holds nonsense.
 */
export const appearanceScript = `(function () {
  try {
    var kept = JSON.parse(localStorage.getItem(${JSON.stringify(appearanceKey)}) || "{}");
    var on = document.documentElement.dataset;
    var light = kept.theme === "light" ||
      (kept.theme === "system" && matchMedia("(prefers-color-scheme: light)").matches);
    on.theme = light ? "light" : "dark";
    if (${JSON.stringify(palettes)}.indexOf(kept.palette) >= 0) on.palette = kept.palette;
    if (${JSON.stringify(densities)}.indexOf(kept.density) >= 0) on.density = kept.density;
  } catch (error) {}
})();`;
