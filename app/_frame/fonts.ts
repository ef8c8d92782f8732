/**
 * Inter from its package, served by ourselves. Latin and the letters of Europe's names are
 * preloaded; where they are late all the same, this visit keeps the fallback rather than shift what
 * is being read. Others come when a name needs them, and have the whole page laid out once more.
 */
import localFont from "next/font/local";

const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "optional",
  adjustFontFallback: "Arial",
});

/** A part of the next one: see fonts/README.md. */
const interEurope = localFont({
  src: "./fonts/inter-latin-extended-a.woff2",
  weight: "100 900",
  variable: "--font-inter-europe",
  display: "optional",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-017F,U+0218-021B,U+1E9E" }],
});

const interMore = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-more",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0180-0217,U+021C-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9D,U+1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0",
    },
  ],
});

/** Sets the variables that --font-sans is made of. */
export const fontClass = `${inter.variable} ${interEurope.variable} ${interMore.variable}`;
