"use client";
import { Pause, Play } from "lucide-react";
import { type Pace, paceDefault, paceOf, paces } from "../../lib/wire/messages.ts";
import { usePace } from "../_live/hooks.ts";
import { Pick } from "../_views/shared/pick.tsx";
import { quietButtonClass } from "../_views/shared/popup.ts";

const options = paces
  .filter((pace) => pace > 0)
  .map((pace) => ({
    value: String(pace),
    label: `${pace} a second`,
    ...(pace === paceDefault ? { detail: "usual" } : {}),
  }));

/** How often this viewer wants news; nobody else sees a difference. */
export function PaceSelect() {
  const { pace, setPace } = usePace();
  return (
    <Pick
      label="My pace: updates a second"
      value={String(pace)}
      options={options}
      onChange={(chosen) => setPace(paceOf(Number(chosen)) as Pace)}
      className="shrink-0 max-lg:hidden xl:w-26"
    >
      <span aria-hidden="true" className="label max-xl:hidden">
        Pace
      </span>
      <span className="figures w-8 text-left">{pace}/s</span>
    </Pick>
  );
}

/** Holds this viewer's page still, and lets it catch up; also on the key p. */
export function PauseButton() {
  const { paused, setPaused } = usePace();
  const label = paused ? "Resume my view (p)" : "Pause my view (p)";
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts="p"
      aria-pressed={paused}
      title={label}
      onClick={() => setPaused(!paused)}
      className={`${quietButtonClass} w-8 aria-pressed:text-live`}
    >
      {paused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
    </button>
  );
}
