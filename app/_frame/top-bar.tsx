import { Brand } from "./brand.tsx";
import { FeedSwitch } from "./feed-switch.tsx";
import { PaceSelect, PauseButton } from "./pace-controls.tsx";
import { TopPlaces } from "./places.tsx";
import { Settings } from "./settings.tsx";
import { StatusPill } from "./status-pill.tsx";

/** Brand, places, the feed's rate, the viewer's pace, how alive it all is, and how it looks. */
export function TopBar() {
  return (
    <header className="hairline-b sticky top-0 z-40 flex h-(--bar) items-center gap-2 bg-ground px-3 sm:gap-4 sm:px-6">
      <Brand />
      <TopPlaces />
      <div className="ml-auto flex items-center gap-1 sm:gap-2">
        <FeedSwitch />
        <PaceSelect />
        <PauseButton />
        <StatusPill />
        <Settings />
      </div>
    </header>
  );
}
