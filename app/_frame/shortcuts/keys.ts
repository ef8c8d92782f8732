/** Key presses and the shortcuts that they mean; knows neither the page nor what is done. */

/** What is asked of a key press; a `KeyboardEvent` has it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: string): boolean;
}

/**
 * How a press is written in a shortcut: `p`, `?`, `mod+k` with Control or Command. Null for a press
 * that no shortcut is made of.
 */
export function strokeOf(press: KeyPress): string | null {
  const { key, shiftKey } = press;
  // Several layouts write brackets with AltGr, which Windows reports as Control and Alt.
  const altGraph = press.getModifierState("AltGraph");
  if (press.altKey && !altGraph) return null;
  const mod = (press.ctrlKey || press.metaKey) && !altGraph;
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  // A letter with Shift is another one's; without it a capital is the caps lock's.
  if (letter && shiftKey) return null;
  const name = letter ? key.toLowerCase() : key;
  if (mod) return letter ? `mod+${name}` : null;
  return key.length === 1 || key === "Escape" ? name : null;
}

/** What a stroke brings: a shortcut's index, the beginning of one, or nothing. */
export interface Step {
  readonly found: number | null;
  /** The strokes so far, of which more may follow; empty for none. */
  readonly pending: string;
}

/**
 * Takes a stroke after those that wait for more.
 * @param pending what the step before gave
 * @param known the shortcuts' strokes, such as `g b`; of several that are the same the last one holds
 */
export function stepOf(pending: string, stroke: string, known: readonly string[]): Step {
  const whole = pending === "" ? stroke : `${pending} ${stroke}`;
  const found = known.lastIndexOf(whole);
  if (found >= 0) return { found, pending: "" };
  if (known.some((keys) => keys.startsWith(`${whole} `))) return { found: null, pending: whole };
  // What was begun leads nowhere: the stroke counts by itself.
  return pending === "" ? { found: null, pending: "" } : stepOf("", stroke, known);
}

/** Whether all strokes are of a single key, which a viewer may switch off (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !keys.includes("+") && keys !== "Escape";
}

/** The caps of a shortcut as they are written for people: `⌘ K` on a Mac, `Ctrl K` elsewhere. */
export function capsOf(keys: string, mac: boolean): readonly string[] {
  return keys
    .split(" ")
    .flatMap((stroke) => (stroke === "+" ? [stroke] : stroke.split("+")))
    .map((cap) => {
      if (cap === "mod") return mac ? "⌘" : "Ctrl";
      return cap === "Escape" ? "Esc" : cap.length === 1 ? cap.toUpperCase() : cap;
    });
}
