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
      {/* As wide as it will be from the start: its parts arrive one by one and must not push. */}
      <div className="ml-auto flex w-[180px] shrink-0 items-center gap-1 sm:w-[220px] sm:gap-2 lg:w-[466px] xl:w-[752px] 2xl:w-[788px]">
        <FeedSwitch />
        <PaceSelect />
        <PauseButton />
        <StatusPill />
        <Settings />
      </div>
    </header>
  );
}
