/**
 * Sends what others write to the console to the log. Next says there what went wrong while it drew a
 * page, over many lines and in colours.
 */
import { format, stripVTControlCharacters } from "node:util";
import type { Faults } from "./faults.ts";
import type { Logger } from "./log.ts";

/** What of a console is taken over. */
export type ConsoleLike = Pick<Console, "error" | "warn" | "info" | "log">;

export function routeForeignLines(
  log: Pick<Logger, "debug" | "warn">,
  faults: Pick<Faults, "note">,
  target: ConsoleLike = console,
): void {
  target.error = (...words) => {
    const error = words.find((word) => word instanceof Error);
    faults.note("page", error ?? new Error(plain(words)), "drawing a page failed");
  };
  target.warn = (...words) => log.warn(plain(words));
  // What nobody asked for, such as how long a start took.
  target.info = (...words) => log.debug(plain(words));
  target.log = target.info;
}

function plain(words: readonly unknown[]): string {
  return stripVTControlCharacters(format(...words)).trim();
}
