"use client";
import { useState } from "react";
import { formatRate } from "../../lib/domain/format.ts";
import { useConnection, useControl } from "../_live/hooks.ts";
import { Pick } from "../_views/shared/pick.tsx";
import { Segmented } from "../_views/shared/segmented.tsx";
import { type RatePreset, ratePresets } from "./feed-state.ts";
import { useFeed, useFeedRate } from "./live-state.ts";

const presetOptions = ratePresets.map(({ value, label, rate, meaning }) => ({
  value,
  label,
  title: rate === 0 ? meaning : `${formatRate(rate)}: ${meaning.toLowerCase()}`,
  detail: rate === 0 ? "" : formatRate(rate),
}));
const recordedOptions = [
  { value: "paused", label: "Paused", title: "Hold the recording", detail: "" },
  { value: "normal", label: "Playing", title: "Let the recording run", detail: "" },
] as const;

/** How fast the feed ticks, for everybody. Operators switch it; others see it. */
export function FeedSwitch() {
  const feed = useFeed();
  const { operator, status } = useConnection();
  const control = useControl();
  const [refused, setRefused] = useState<string | null>(null);

  const options = feed.adjustable ? presetOptions : recordedOptions;
  const held: RatePreset | null = feed.adjustable
    ? feed.preset
    : feed.ended
      ? null
      : feed.paused
        ? "paused"
        : "normal";
  const fixed = !operator || status !== "live" || !feed.known || feed.ended;

  const choose = (preset: RatePreset) => {
    const rate = ratePresets.find(({ value }) => value === preset)?.rate ?? 0;
    const change =
      preset === "paused"
        ? { paused: true }
        : feed.adjustable
          ? { paused: false, rate }
          : { paused: false };
    setRefused(null);
    control(change).then(
      (answer) => {
        if (!answer.ok) setRefused(answer.error.message);
      },
      () => setRefused("The feed did not answer"),
    );
  };

  const title = feed.ended
    ? "The recording has ended"
    : fixed && !operator
      ? "Only operators change the feed"
      : (refused ?? undefined);
  return (
    <div className="flex shrink-0 items-center gap-2 max-lg:hidden 2xl:w-94" title={title}>
      <span aria-hidden="true" className="label max-2xl:hidden">
        Feed
      </span>
      <Segmented
        label="Feed rate"
        value={held}
        options={options}
        onChange={choose}
        readOnly={fixed}
        className="grow max-2xl:hidden"
      />
      <Pick
        label="Feed rate"
        value={held}
        options={options}
        onChange={choose}
        disabled={fixed}
        className="w-22 2xl:hidden"
      >
        <span className="grow text-left">
          {options.find(({ value }) => value === held)?.label ?? (feed.ended ? "Ended" : "Custom")}
        </span>
      </Pick>
      <FeedRate refused={refused !== null} />
    </div>
  );
}

/** What is measured each second, drawn by itself and in a box in which its layout begins and ends. */
function FeedRate({ refused }: { readonly refused: boolean }) {
  const rate = useFeedRate();
  return (
    <span className="w-16.5 max-xl:hidden" title="Ticks a second, measured">
      <span
        className={`figures figures-end block h-4 text-xs contain-strict ${refused ? "text-warning" : "text-ink-soft"}`}
      >
        {rate === null ? "" : formatRate(rate)}
      </span>
    </span>
  );
}
