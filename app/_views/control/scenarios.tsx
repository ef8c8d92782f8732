"use client";
import { Play, Square } from "lucide-react";
import { type ScenarioName, scenarioNames, scenarios } from "../../../lib/domain/scenarios.ts";
import { useConnection } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { Tag } from "../shared/tag.tsx";
import { type FeedRow, settingsOf } from "./settings.ts";
import { type Asking, useAsking } from "./use-asking.ts";

/** What the simulator can play out, with what plays; only operators begin and end it. */
export function Scenarios({ feeds }: { feeds: readonly FeedRow[] }) {
  const settings = settingsOf(feeds);
  const asking = useAsking(settings);
  const { operator, status } = useConnection();
  const simulated = feeds.some((feed) => feed.simulated === true);
  // Without a simulator nothing can be played; before a feed has spoken its place is kept.
  if (feeds.length > 0 && !simulated) return null;
  const fixed = !operator || status !== "live" || !simulated;
  return (
    <Panel title="Scenarios" aside="hold for every viewer">
      <ul className="grid grid-cols-1 gap-x-10 gap-y-4 pt-4 sm:grid-cols-2 lg:grid-cols-3">
        {scenarioNames.map((name) => (
          <Scenario
            key={name}
            name={name}
            playing={settings.scenario === name}
            asked={asking.asked?.scenario === name}
            fixed={fixed}
            onAsk={(scenario) => asking.ask({ scenario })}
          />
        ))}
      </ul>
      <Said asking={asking} operator={operator} settled={status === "live"} />
    </Panel>
  );
}

interface ScenarioProps {
  name: ScenarioName;
  playing: boolean;
  /** Whether it was asked for and does not play yet. */
  asked: boolean;
  fixed: boolean;
  onAsk: (scenario: ScenarioName | null) => void;
}

function Scenario({ name, playing, asked, fixed, onAsk }: ScenarioProps) {
  const { title, minutes, words } = scenarios[name];
  const Icon = playing ? Square : Play;
  return (
    <li className="grid grid-cols-[1fr_auto] content-start gap-x-4 gap-y-1">
      <h3 className="flex h-8 items-center gap-2 text-[13px] font-medium">
        {title}
        <span className="figures text-ink-soft">{minutes} min</span>
        {playing && <Tag tone="live">playing</Tag>}
      </h3>
      <button
        type="button"
        disabled={fixed || asked}
        aria-label={`${playing ? "Stop" : "Start"}: ${title}`}
        onClick={() => onAsk(playing ? null : name)}
        className={`${quietButtonClass} h-8 w-20 gap-1.5 border border-hairline text-[13px] disabled:opacity-60`}
      >
        <Icon size={14} aria-hidden="true" />
        {playing ? "Stop" : "Start"}
      </button>
      <p className="col-span-2 text-[13px] text-ink-soft">{words}</p>
    </li>
  );
}

interface SaidProps {
  asking: Asking;
  operator: boolean;
  /** Whether it is known what this viewer may do. */
  settled: boolean;
}

/** One line, always there: a refusal, a wish under way, or what holds for all of them. */
function Said({ asking, operator, settled }: SaidProps) {
  const quiet = !settled
    ? ""
    : operator
      ? "One plays at a time, by the feed's clock: the higher its speed, the sooner it is over."
      : "Only operators begin and end them.";
  return (
    <p role="status" className="min-h-10 pt-3 text-[13px] text-ink-soft">
      {asking.refusal !== "" ? (
        <span className="text-warning">Refused: {asking.refusal}</span>
      ) : asking.asked !== null ? (
        "Asked the feed; waiting until it says so."
      ) : (
        quiet
      )}
    </p>
  );
}
