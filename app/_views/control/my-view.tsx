"use client";
import { Pause, Play } from "lucide-react";
import { paceOf, paces } from "../../../lib/wire/messages.ts";
import { usePace } from "../../_live/hooks.ts";
import { BudgetChoice } from "../shared/budget-choice.tsx";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { Segmented } from "../shared/segmented.tsx";

const options = paces
  .filter((pace) => pace > 0)
  .toReversed()
  .map((pace) => ({ value: String(pace), label: String(pace) }));

/** The viewer's own pace, pause and limit of data; nobody else sees a difference. */
export function MyView() {
  const { pace, setPace, paused, setPaused } = usePace();
  return (
    <Panel title="My view" aside="holds for you alone">
      <div className="grid gap-3 pt-4">
        <div className="flex flex-wrap gap-2">
          <Segmented
            label="Updates a second, at most"
            value={String(pace)}
            options={options}
            onChange={(chosen) => setPace(paceOf(Number(chosen)))}
            className="h-8 grow"
          />
          <button
            type="button"
            aria-pressed={paused}
            onClick={() => setPaused(!paused)}
            className={`${quietButtonClass} h-8 w-28 gap-1.5 border border-hairline text-[13px] aria-pressed:text-live`}
          >
            {paused ? (
              <Play size={14} aria-hidden="true" />
            ) : (
              <Pause size={14} aria-hidden="true" />
            )}
            {paused ? "Resume" : "Pause"}
          </button>
        </div>
        <p className="text-[13px] text-ink-soft">
          Updates a second, at most. Between two updates only the newest values count, so a slower
          pace costs less and is never late. The key <kbd className="font-semibold">p</kbd> pauses,
          too.
        </p>
        <div className="flex flex-col gap-1.5">
          <span className="label">Data, kB a second at most</span>
          <BudgetChoice />
        </div>
      </div>
    </Panel>
  );
}
