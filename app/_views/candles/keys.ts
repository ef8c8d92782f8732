/** What the keys mean while a candle chart has the focus. */

export type Command =
  | "pan-back"
  | "pan-on"
  | "point-back"
  | "point-on"
  | "point-nowhere"
  | "zoom-in"
  | "zoom-out"
  | "oldest"
  | "live";

const commands: ReadonlyMap<string, Command> = new Map([
  ["ArrowLeft", "pan-back"],
  ["ArrowRight", "pan-on"],
  ["Shift+ArrowLeft", "point-back"],
  ["Shift+ArrowRight", "point-on"],
  ["Escape", "point-nowhere"],
  ["+", "zoom-in"],
  // The same key without Shift on many keyboards.
  ["=", "zoom-in"],
  ["-", "zoom-out"],
  ["Home", "oldest"],
  ["End", "live"],
] as const);

/** What is asked of a key press; a `KeyboardEvent` has it. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a press; null for one that is the page's or the browser's. */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): Command | null {
  if (ctrlKey || metaKey || altKey) return null;
  const shifted = shiftKey && key.startsWith("Arrow");
  return commands.get(shifted ? `Shift+${key}` : key) ?? null;
}
