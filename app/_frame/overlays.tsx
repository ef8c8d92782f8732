"use client";
import { useEffect } from "react";
import { LazyCode, useLazyCode, whenIdle } from "../_views/shared/lazy.ts";
import { setOverlay, useOverlay } from "./overlay.ts";
import { searchCode } from "./search/search-code.ts";
import { FrameKeys } from "./shortcuts/frame-keys.tsx";

const helpCode = new LazyCode(() => import("./shortcuts/help-sheet.tsx"));

/** Search and the help sheet, and the keys that open them and all that keys do everywhere. */
export function Overlays() {
  const overlay = useOverlay();
  const Search = useLazyCode(searchCode, overlay === "search")?.SearchPalette;
  const Help = useLazyCode(helpCode, overlay === "help")?.HelpSheet;
  // Whoever searches does not want to wait: the code comes when the page has nothing else to do.
  useEffect(() => whenIdle(searchCode.preload), []);
  const close = () => setOverlay(null);
  return (
    <>
      <FrameKeys />
      {Search !== undefined && <Search open={overlay === "search"} onClose={close} />}
      {Help !== undefined && <Help open={overlay === "help"} onClose={close} />}
    </>
  );
}
