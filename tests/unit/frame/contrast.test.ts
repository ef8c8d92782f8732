/** The tokens of app/globals.css against WCAG 2.2: 1.4.3 for texts, 1.4.11 for marks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../support/sources.ts";

const css = readFileSync(join(root, "app/globals.css"), "utf8");

/** Tokens in the blocks whose selector names a theme or a palette. */
function tokensOf(attribute: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selector = "", body = ""] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    if (!selector.includes(`[${attribute}]`)) continue;
    for (const [, name = "", value = ""] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
      found.set(name, value.trim());
    }
  }
  return found;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "surface", "raised"];
const texts = ["ink", "ink-soft", "ink-faint", "brand", "live", "warning", "up", "down"];
const marks = ["edge", "home", "draw", "away"];

for (const theme of ["dark", "light"]) {
  for (const palette of ["western", "safe", "eastern"]) {
    const tokens = new Map([
      ...tokensOf(`data-theme="${theme}"`),
      ...tokensOf(`data-palette="${palette}"`),
    ]);
    const colour = (name: string): string => {
      const value = tokens.get(name) ?? "";
      const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
      return other === undefined ? value : colour(other);
    };
    const tooLow = (names: readonly string[], on: readonly string[], least: number) =>
      on.flatMap((ground) =>
        names
          .map((name) => ({ name, ground, ratio: ratio(colour(name), colour(ground)) }))
          .filter((pair) => !(pair.ratio >= least))
          .map((pair) => `${pair.name} on ${pair.ground}: ${pair.ratio.toFixed(2)}`),
      );

    test(`texts stand out by 4.5 and marks by 3: ${theme}, ${palette}`, () => {
      expect(tooLow(texts, grounds, 4.5)).toEqual([]);
      expect(tooLow(["brand-ink"], ["brand"], 4.5)).toEqual([]);
      expect(tooLow(marks, grounds, 3)).toEqual([]);
    });
  }
}

test("the ratio is the one that WCAG defines", () => {
  expect(ratio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(ratio("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
});
