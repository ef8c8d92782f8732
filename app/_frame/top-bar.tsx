import { Brand } from "./brand.tsx";
import { FeedSwitch } from "./feed-switch.tsx";
import { PaceSelect, PauseButton } from "./pace-controls.tsx";
import { TopPlaces } from "./places.tsx";
import { SearchButton } from "./search/search-button.tsx";
import { Settings } from "./settings.tsx";
import { StatusPill } from "./status-pill.tsx";

/**
 * Brand, places, search, the viewer's own pause and pace, the feed's rate, how alive it all is, and
 * how it looks. Each part is as wide as it will ever be, so that none pushes another; and what is
 * set from the bar's end is not seen before the bar is all there and something follows it.
 */
export function TopBar() {
  return (
    <header className="wall hairline-b sticky top-0 z-40 flex h-[48px] items-center gap-2 bg-ground px-2 min-[400px]:px-3 sm:gap-4 sm:px-6">
      <Brand />
      <TopPlaces />
      <div className="ml-auto flex shrink-0 [header:not(:has(+*))>&]:hidden items-center gap-0.5 min-[400px]:gap-1 sm:gap-2">
        <SearchButton />
        <PauseButton />
        <PaceSelect />
        <FeedSwitch />
        <StatusPill />
        <Settings />
      </div>
    </header>
  );
}
