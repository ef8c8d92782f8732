"use client";
import { Check, Pause, Play } from "lucide-react";
import { formatInteger, formatRate } from "../../../lib/domain/format.ts";
import { feedState, type RatePreset, ratePresets } from "../../_frame/feed-state.ts";
import { useShortcuts } from "../../_frame/shortcuts/registry.ts";
import { useConnection } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { Segmented } from "../shared/segmented.tsx";
import { LogSlider } from "./log-slider.tsx";
import { logScale } from "./scale.ts";
import { controlWords, type FeedRow, formatSpeed, settingsOf } from "./settings.ts";
import { type Asking, useAsking } from "./use-asking.ts";

// The limits are the feeds' own (server/feed/feed.ts), which bring in what lies outside.
const rateScale = logScale(1, 400_000, true);
const speedScale = logScale(0.1, 600, false);

const rateMarks = [
  { value: 0, label: "0" },
  { value: 10, label: "10" },
  { value: 100, label: "100" },
  { value: 1_000, label: "1k" },
  { value: 10_000, label: "10k" },
  { value: 120_000, label: "120k", minor: true },
  { value: 400_000, label: "400k" },
];
const speedMarks = [
  { value: 0.1, label: "0.1" },
  { value: 1, label: "1" },
  { value: 10, label: "10" },
  { value: 60, label: "60" },
  { value: 600, label: "600" },
];

const presets = ratePresets.map(({ value, label, rate, meaning }) => ({
  value,
  label: (
    <>
      {label}
      {rate > 0 && <span className="figures ml-1 max-sm:hidden">{formatInteger(rate)}</span>}
    </>
  ),
  title: meaning,
}));

/** Rate, speed and pause of the feeds, for all viewers; only operators can change them. */
export function FeedSettings({ feeds }: { feeds: readonly FeedRow[] }) {
  const settings = settingsOf(feeds);
  const asking = useAsking(settings);
  const { operator, status } = useConnection();
  const { asked, ask } = asking;
  const recorded = feeds.length > 0 && settings.rate === null;
  const { preset, ended } = feedState(feeds);
  const fixed = !operator || status !== "live" || feeds.length === 0 || ended;

  const choose = (chosen: RatePreset) => {
    const rate = ratePresets.find(({ value }) => value === chosen)?.rate ?? 0;
    ask(rate === 0 ? { paused: true } : { paused: false, rate });
  };

  // Two strokes each: what changes the page of every viewer is not to be hit by chance.
  useShortcuts(
    fixed
      ? []
      : [
          ...ratePresets
            .filter(({ rate }) => rate > 0 && !recorded)
            .map(({ value, label }) => ({
              keys: `f ${label.charAt(0).toLowerCase()}`,
              label: `Feed: ${label}`,
              run: () => choose(value),
            })),
          {
            keys: "f f",
            label: settings.paused ? "Run the feed" : "Pause the feed",
            run: () => ask({ paused: !settings.paused }),
          },
        ],
    "Control",
  );

  return (
    <Panel title="Feed" aside="holds for every viewer">
      <div className="grid gap-5 pt-4">
        <div className="flex flex-wrap gap-2">
          {!recorded && (
            <Segmented
              label="Rate for every viewer"
              value={preset}
              options={presets}
              onChange={choose}
              readOnly={fixed}
              className="h-8 grow"
            />
          )}
          <button
            type="button"
            disabled={fixed}
            aria-pressed={settings.paused}
            onClick={() => ask({ paused: !settings.paused })}
            className={`${quietButtonClass} h-8 w-28 gap-1.5 border border-hairline text-[13px] max-sm:grow disabled:opacity-60 aria-pressed:text-live`}
          >
            {settings.paused ? (
              <Play size={14} aria-hidden="true" />
            ) : (
              <Pause size={14} aria-hidden="true" />
            )}
            {settings.paused ? "Run feed" : "Pause feed"}
          </button>
        </div>
        {!recorded && (
          <LogSlider
            label="Rate"
            scale={rateScale}
            value={settings.rate}
            asked={asked?.rate}
            marks={rateMarks}
            format={formatRate}
            disabled={fixed}
            onAsk={(rate) => ask({ rate })}
          />
        )}
        <LogSlider
          label="Speed of the feed's clock"
          scale={speedScale}
          value={settings.speed}
          asked={asked?.speed}
          marks={speedMarks}
          format={formatSpeed}
          disabled={fixed}
          onAsk={(speed) => ask({ speed })}
        />
        <Notice
          asking={asking}
          settled={status === "live"}
          operator={operator}
          recorded={recorded}
          ended={ended}
        />
      </div>
    </Panel>
  );
}

interface NoticeProps {
  asking: Asking;
  /** Whether it is known what this viewer may do. */
  settled: boolean;
  operator: boolean;
  /** Whether only recordings run. */
  recorded: boolean;
  /** Whether all of them have been played to their end. */
  ended: boolean;
}

/** One line, always there: a refusal, a wish under way, or why nothing can be changed. */
function Notice({ asking, settled, operator, recorded, ended }: NoticeProps) {
  const quiet = !settled
    ? ""
    : !operator
      ? "Only operators change the feed: sign in below, or open the link that the server prints when it starts."
      : ended
        ? "The recording has ended. Start the server again to see it once more; with ?loop=1 after its name it never ends."
        : recorded
          ? "Recordings bring their own rate; their speed can be changed."
          : "You are an operator: what you set holds for every viewer at once.";
  return (
    <p role="status" className="min-h-10 text-[13px] text-ink-soft">
      {asking.refusal !== "" ? (
        <span className="text-warning">Refused: {asking.refusal}</span>
      ) : asking.asked !== null ? (
        "Asked the feed; waiting until it says so."
      ) : asking.fulfilled !== null && settled ? (
        <span className="flex items-center gap-1.5 text-ink">
          <Check size={14} aria-hidden="true" className="shrink-0 text-live" />
          {controlWords(asking.fulfilled)}, for every viewer.
        </span>
      ) : (
        quiet
      )}
    </p>
  );
}
