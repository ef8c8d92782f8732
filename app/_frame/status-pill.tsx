"use client";
import { Popover } from "@base-ui/react/popover";
import { formatDecimal, formatDuration } from "../../lib/domain/format.ts";
import { useMeter } from "../_live/hooks.ts";
import { popupClass } from "../_views/shared/popup.ts";
import { useStatus } from "./live-state.ts";
import type { StatusTone } from "./status.ts";
import { StatusMeter } from "./status-meter.tsx";

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
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Connection: ${status.text}. Show the meter`}
        title={status.text}
        className="flex h-7 w-[104px] items-center gap-1.5 rounded-md border border-hairline px-2 sm:w-[132px] sm:gap-2 sm:px-2.5 text-xs hover:border-edge data-popup-open:border-edge xl:w-[212px]"
      >
        <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${dot[status.tone]}`} />
        <span
          className={`min-w-0 font-medium ${live ? "" : "truncate"} ${status.tone === "warning" ? "text-warning" : live ? "text-live" : "text-ink"}`}
        >
          <span className="hidden xl:inline">{status.text}</span>
          <span className="xl:hidden">{status.short}</span>
        </span>
        {live && (
          <span className="ml-auto flex font-normal text-ink-soft tabular-nums">
            <span className="figures-end w-[46px] sm:w-[56px] text-nowrap">
              {formatDuration(ageP50)}
            </span>
            <span className="figures-end w-[70px] text-nowrap max-xl:hidden">
              {formatDecimal(kilobytesPerSecond, 0)} kB/s
            </span>
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="z-50" sideOffset={6} align="end">
          <Popover.Popup className={`${popupClass} w-[304px] p-4`}>
            <Popover.Title className="text-[13px] font-semibold">{status.text}</Popover.Title>
            <StatusMeter />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
