/**
 * How a viewer wants numbers to be parted: which sign stands between thousands and which before
 * decimals. Figures are made in one locale and their signs exchanged, so that their widths, their
 * digits and the letters of large numbers are the same for everybody.
 */

/** `1,234.56`, `1.234,56`, `1 234,56`, `1'234.56`, or with the signs of the browser's language. */
export const numberFormats = ["comma", "point", "space", "apostrophe", "browser"] as const;
export type NumberFormat = (typeof numberFormats)[number];

/** The two signs; those of the first format are what figures are made with. */
export interface Separators {
  readonly group: string;
  readonly decimal: string;
}

const narrowNoBreakSpace = "\u202f";
const rightQuote = "\u2019";

const known: Readonly<Record<Exclude<NumberFormat, "browser">, Separators>> = {
  comma: { group: ",", decimal: "." },
  point: { group: ".", decimal: "," },
  space: { group: narrowNoBreakSpace, decimal: "," },
  apostrophe: { group: rightQuote, decimal: "." },
};

/**
 * The signs of a format.
 * @param language the browser's, such as `de-CH`; asked for only where the format follows it
 */
export function separatorsOf(format: NumberFormat, language: string): Separators {
  if (format !== "browser") return known[format];
  try {
    const parts = new Intl.NumberFormat(language, {
      useGrouping: true,
      minimumFractionDigits: 1,
    }).formatToParts(1_234_567);
    const sign = (type: "group" | "decimal") => parts.find((part) => part.type === type)?.value;
    return {
      group: sign("group") ?? known.comma.group,
      decimal: sign("decimal") ?? known.comma.decimal,
    };
  } catch {
    // A browser may call its language something that its own Intl does not know.
    return known.comma;
  }
}

let separators: Separators | null = null;

/**
 * Has all figures of this page parted in this way from now on. What stands there already is to be
 * drawn anew by whoever calls. Never on the server, which draws for many viewers at once.
 */
export function setNumberFormat(format: NumberFormat, language: string): void {
  const chosen = separatorsOf(format, language);
  const usual = chosen.group === known.comma.group && chosen.decimal === known.comma.decimal;
  separators = usual ? null : chosen;
}

/** A figure with the viewer's signs in place of `,` and `.`. */
export function parted(figure: string): string {
  const chosen = separators;
  if (chosen === null) return figure;
  return figure.replace(/[,.]/g, (sign) => (sign === "," ? chosen.group : chosen.decimal));
}
