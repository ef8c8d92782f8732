"use client";
import { useEffect } from "react";
import { LazyCode, useLazyCode, whenIdle } from "../_views/shared/lazy.ts";
import { setOverlay, useOverlay } from "./overlay.ts";
import { searchCode } from "./search/search-code.ts";
import { FrameKeys } from "./shortcuts/frame-keys.tsx";

const newsCode = new LazyCode(() => import("./news/news-desk.tsx"));
const helpCode = new LazyCode(() => import("./shortcuts/help-sheet.tsx"));

/**
 * What comes over the page: search, the help sheet, toasts; and the keys that open them and do all
 * that keys do everywhere.
 */
export function Overlays() {
  const overlay = useOverlay();
  const Search = useLazyCode(searchCode, overlay === "search")?.SearchPalette;
  const Help = useLazyCode(helpCode, overlay === "help")?.HelpSheet;
  const News = useLazyCode(newsCode, false)?.NewsDesk;
  // Whoever searches does not want to wait, and news are told when they happen: the code comes when
  // the page has nothing else to do.
  useEffect(
    () =>
      whenIdle(() => {
        newsCode.preload();
        searchCode.preload();
      }),
    [],
  );
  const close = () => setOverlay(null);
  return (
    <>
      <FrameKeys />
      {News !== undefined && <News />}
      {Search !== undefined && <Search open={overlay === "search"} onClose={close} />}
      {Help !== undefined && <Help open={overlay === "help"} onClose={close} />}
    </>
  );
}
