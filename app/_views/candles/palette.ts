/**
 * The page's colours as a canvas can use them. Tokens are CSS, so the browser is asked what they
 * come to; in forced colours it is the viewer's own that count, with rising candles hollow.
 */

export interface Palette {
  readonly up: string;
  readonly down: string;
  /** The outline of a rising candle. */
  readonly upEdge: string;
  readonly upVolume: string;
  readonly downVolume: string;
  readonly faint: string;
  readonly hairline: string;
  /** Labels of the crosshair. */
  readonly pointer: string;
  /** The label of the previous close, and what is written on it. */
  readonly label: string;
  readonly labelInk: string;
  readonly ground: string;
  readonly fontFamily: string;
}

/** As strong as the still draws volume. */
export const volumeOpacity = 0.35;

/** @param element stands where the chart will. */
export function paletteOf(element: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.style.forcedColorAdjust = "none";
  element.append(probe);
  const style = getComputedStyle(probe);
  const color = (css: string) => {
    probe.style.color = css;
    return style.color;
  };
  const forced = matchMedia("(forced-colors: active)").matches;
  const [up, down] = forced ? ["Canvas", "CanvasText"] : ["var(--up)", "var(--down)"];
  const palette: Palette = {
    up: color(up),
    down: color(down),
    upEdge: color(forced ? "CanvasText" : up),
    upVolume: translucent(color(forced ? "GrayText" : up), forced ? 1 : volumeOpacity),
    downVolume: translucent(color(forced ? "GrayText" : down), forced ? 1 : volumeOpacity),
    faint: color(forced ? "CanvasText" : "var(--ink-faint)"),
    hairline: color(forced ? "GrayText" : "var(--hairline)"),
    pointer: color(forced ? "CanvasText" : "var(--ink-soft)"),
    label: color(forced ? "CanvasText" : "var(--raised)"),
    labelInk: color(forced ? "Canvas" : "var(--ink-soft)"),
    ground: color(forced ? "Canvas" : "var(--ground)"),
    fontFamily: style.fontFamily,
  };
  probe.remove();
  return palette;
}

/** A computed colour, such as `rgb(62, 207, 142)`, with an opacity of its own. */
export function translucent(color: string, opacity: number): string {
  const [red, green, blue] = color.match(/[\d.]+/g) ?? [];
  return blue === undefined ? color : `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** Calls back when the page's colours have changed: by a choice of the viewer, or of the system. */
export function onPaletteChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "data-palette"],
  });
  const forced = matchMedia("(forced-colors: active)");
  forced.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    forced.removeEventListener("change", listener);
  };
}
