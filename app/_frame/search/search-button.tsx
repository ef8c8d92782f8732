"use client";
import { Search } from "lucide-react";
import { preloadOn } from "../../_views/shared/lazy.ts";
import { quietButtonClass } from "../../_views/shared/popup.ts";
import { setOverlay } from "../overlay.ts";
import { searchCode } from "./search-code.ts";

/** Opens the search: a field to look at where there is room for one, else a lens. */
export function SearchButton() {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="/ Control+K Meta+K"
      title="Search instruments, matches, teams and what can be done (/)"
      onClick={() => setOverlay("search")}
      {...preloadOn(searchCode)}
      className={`${quietButtonClass} shrink-0 max-lg:w-8 lg:w-[112px] lg:justify-start lg:border lg:border-hairline lg:px-2 lg:hover:border-edge lg:hover:bg-transparent`}
    >
      <Search size={16} aria-hidden="true" className="lg:size-3.5" />
      <span className="text-xs max-lg:sr-only">Search</span>
      <span
        aria-hidden="true"
        className="ml-auto rounded-sm border border-hairline px-1 font-sans text-[11px] leading-4 text-ink-faint max-lg:hidden"
      >
        /
      </span>
    </button>
  );
}
