"use client";
import { useSyncExternalStore } from "react";
import { type NumberFormat, setNumberFormat } from "../../lib/domain/number-format.ts";
import { onPreferences, preferences } from "./preferences.ts";
import { preferencesDefault } from "./preferences-script.ts";

/**
 * The viewer's way to write figures, set before what is drawn under it is drawn. Use it as a key:
 * figures stand in texts that nothing else would write again. The server, and the drawing that takes
 * its pages over, write them in the default's way.
 */
export function useNumberFormat(): NumberFormat {
  const format = useSyncExternalStore(
    onPreferences,
    () => preferences().numbers,
    () => preferencesDefault.numbers,
  );
  // While drawing and not in an effect: effects run after the children. Doing it twice does nothing.
  if (typeof window !== "undefined") setNumberFormat(format, navigator.language);
  return format;
}
