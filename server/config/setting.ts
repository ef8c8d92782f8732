/** What a setting is, and the kinds of values that settings have. */
import { z } from "zod";

/** The headings under which the help and the documents list settings. */
export const settingGroups = {
  shown: "What is shown",
  reached: "How it is reached",
  allowed: "Who may do what",
  limits: "Limits",
  told: "What it tells",
} as const;

/** How a value is written and what it comes to. */
export interface Kind<Value> {
  /** What would be right, with its range and unit; follows "give" where something else was given. */
  readonly takes: string;
  /** Reads the text that was given. What it finds wrong is told as `takes` says it. */
  readonly schema: z.ZodType<Value, string>;
}

export interface Setting<Value = unknown, Otherwise = string | null> extends Kind<Value> {
  readonly group: keyof typeof settingGroups;
  /** Its option on the command line, without the dashes. */
  readonly flag?: string;
  /** Its variable in the environment; an empty one counts as not set. */
  readonly variable?: string;
  /** What holds where nothing is given, as one would write it; null for nothing. */
  readonly otherwise: Otherwise;
  /** What that comes to, where it does not speak for itself. */
  readonly otherwiseMeans?: string;
  readonly meaning: string;
  /** Whether it may never be shown, not even where it is wrong. */
  readonly secret?: true;
}

/** Keeps the type of a setting's value, and whether it always has one. */
export function setting<Value, Otherwise extends string | null>(
  given: Setting<Value, Otherwise>,
): Setting<Value, Otherwise> {
  return given;
}

/** A number. @param unit what is counted, such as `ticks/s`. */
export function numberWithin(least: number, most: number, unit = "", whole = false): Kind<number> {
  const schema = z.string().transform((given, context) => {
    const value = Number(given);
    const fits = given.trim() !== "" && value >= least && value <= most;
    if (fits && (!whole || Number.isInteger(value))) return value;
    context.addIssue("is out of range");
    return z.NEVER;
  });
  const kind = whole ? "a whole number" : "a number";
  return { takes: `${kind} from ${least} to ${most}${unit && ` ${unit}`}`, schema };
}

/** A whole number. @param unit what is counted, such as `connections`. */
export function countWithin(least: number, most: number, unit = ""): Kind<number> {
  return numberWithin(least, most, unit, true);
}

/** A text that is not empty. @param takes what would be right. */
export function text(takes: string, most = 1_000): Kind<string> {
  return { takes, schema: z.string().trim().min(1).max(most) };
}

/** A key: long enough that nobody guesses it, of characters that a header can carry. */
export const key: Kind<string> = {
  takes: "16 to 200 characters of ASCII that nobody guesses",
  schema: z.string().regex(/^[!-~][ -~]{14,198}[!-~]$/),
};

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Kind<Word> {
  return { takes: `one of ${words.join(", ")}`, schema: z.enum(words) };
}

/** What a function makes of the text. @param reading throws where the text is wrong. */
export function read<Value>(takes: string, reading: (given: string) => Value): Kind<Value> {
  const schema = z.string().transform((given, context) => {
    try {
      return reading(given);
    } catch {
      context.addIssue("cannot be read");
      return z.NEVER;
    }
  });
  return { takes, schema };
}

/** The entries of a list parted by commas. */
export function entriesOf(given: string): string[] {
  return given
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
