"use client";
import { useEffect } from "react";
import { setLiveTitle } from "./title.ts";

/**
 * Has the tab say what its page shows, such as a price or a score; written at most once a second.
 * For the one component of a page that knows it. The page's own name comes back when it goes.
 * @param props.text null for nothing to say (yet)
 */
export function LiveTitle({ text }: { text: string | null }): null {
  useEffect(() => setLiveTitle(text), [text]);
  useEffect(() => () => setLiveTitle(null), []);
  return null;
}
