"use client";
import { formatDecimal, formatDuration } from "../../lib/domain/format.ts";
import { useMeter } from "../_live/hooks.ts";
import { LazyCode } from "../_views/shared/lazy.ts";
import { PopoverButton } from "../_views/shared/popover-button.tsx";
import { useStatus } from "./live-state.ts";
import type { StatusTone } from "./status.ts";

const meter = new LazyCode(() => import("./status-meter.tsx"));

const dot: Readonly<Record<StatusTone, string>> = {
  live: "bg-live",
  quiet: "bg-edge",
  warning: "bg-warning",
};

/** How alive the page is, how old its data and what they cost; opens the meter. */
export function StatusPill() {
  const status = useStatus();
  const { ageP50, kilobytesPerSecond } = useMeter();
  const live = status.tone === "live";
  return (
    <PopoverButton
      heading={status.text}
      title={status.text}
      content={meter}
      panelClass="w-76 p-4"
      className="flex h-7 w-20 min-[360px]:w-28 items-center gap-1.5 rounded-md border border-hairline px-2 sm:w-33 sm:gap-2 sm:px-2.5 text-xs hover:border-edge data-popup-open:border-edge xl:w-53"
    >
      <span className="sr-only">Connection: </span>
      <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${dot[status.tone]}`} />
      <span
        className={`min-w-0 font-medium ${live ? "" : "truncate"} ${status.tone === "warning" ? "text-warning" : live ? "text-live" : "text-ink"}`}
      >
        <span className="hidden xl:inline">{status.text}</span>
        <span className="xl:hidden">{status.short}</span>
      </span>
      {live && (
        <span className="ml-auto flex font-normal text-ink-soft tabular-nums">
          <span className="w-11.5 max-[359px]:hidden sm:w-14">
            <span className="figures-end block h-4 text-nowrap contain-strict">
              {formatDuration(ageP50)}
            </span>
          </span>
          <span className="w-17.5 max-xl:hidden">
            <span className="figures-end block h-4 text-nowrap contain-strict">
              {formatDecimal(kilobytesPerSecond, 0)} kB/s
            </span>
          </span>
        </span>
      )}
      <span className="sr-only">. Show the meter</span>
    </PopoverButton>
  );
}
