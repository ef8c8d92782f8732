"use client";
import { Play, Scissors, Square, Unplug } from "lucide-react";
import { useState } from "react";
import { formatDuration, formatRate } from "../../../lib/domain/format.ts";
import { labRateMax } from "../../../lib/schema/lab.ts";
import { LogSlider } from "../control/log-slider.tsx";
import { logScale } from "../control/scale.ts";
import { quietButtonClass } from "../shared/popup.ts";
import { useLab, useSettings } from "./lab-context.ts";
import { useLabCommand } from "./use-deed.ts";

const rateScale = logScale(1, labRateMax, true);
const intervalScale = logScale(200, 10_000, false);
const delayScale = logScale(10, 1_000, true);

const rateMarks = [0, 4, 20, 200].map((value) => ({ value, label: String(value) }));
const intervalMarks = [
  { value: 200, label: "0.2 s" },
  { value: 1_000, label: "1" },
  { value: 5_000, label: "5" },
  { value: 10_000, label: "10 s" },
];
const delayMarks = [
  { value: 0, label: "0" },
  { value: 100, label: "100" },
  { value: 1_000, label: "1 s" },
];

const buttonClass = `${quietButtonClass} border border-hairline px-3 max-sm:grow`;

/** What moves the board, how often is asked, and how bad the line is. */
export function LabControls() {
  const run = useLab();
  const settings = useSettings();
  const command = useLabCommand();
  const [asked, setAsked] = useState<number | undefined>();
  const [refusal, setRefusal] = useState("");
  const { rate, intervalMs, delayMs, running, cut } = settings;

  const askRate = async (wanted: number) => {
    if (run === null) return;
    setAsked(wanted);
    setRefusal("");
    const answer = await command({ lab: run.id, rate: wanted });
    setAsked(undefined);
    if (answer.ok) run.set({ rate: answer.rate });
    else setRefusal(answer.error.message);
  };
  const fixed = run === null;

  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-3 broad:grid-cols-[1fr_1fr_1fr_auto]">
      <LogSlider
        label="Changes of the board"
        scale={rateScale}
        value={rate}
        asked={asked}
        marks={rateMarks}
        format={formatRate}
        disabled={fixed}
        onAsk={askRate}
      />
      <LogSlider
        label="Short polling asks every"
        scale={intervalScale}
        value={intervalMs}
        asked={undefined}
        marks={intervalMarks}
        format={formatDuration}
        disabled={fixed}
        onAsk={(wanted) => run?.set({ intervalMs: wanted })}
      />
      <LogSlider
        label="Delay added each way"
        scale={delayScale}
        value={delayMs}
        asked={undefined}
        marks={delayMarks}
        format={(ms) => (ms === 0 ? "none" : formatDuration(ms))}
        disabled={fixed}
        onAsk={(wanted) => run?.set({ delayMs: wanted })}
      />
      <div className="flex flex-wrap items-center gap-2 md:col-span-3 broad:col-span-1 broad:w-[300px] broad:justify-end">
        <button
          type="button"
          className={`${buttonClass} w-[140px]`}
          disabled={fixed || !running}
          aria-pressed={cut}
          onClick={() => (cut ? run?.mend() : run?.cut())}
        >
          {cut ? (
            <Unplug size={14} aria-hidden="true" />
          ) : (
            <Scissors size={14} aria-hidden="true" />
          )}
          {cut ? "Mend it" : "Cut the cable"}
        </button>
        <button
          type="button"
          className={`${buttonClass} w-[100px]`}
          disabled={fixed}
          onClick={() => (running ? run?.stop() : run?.start())}
        >
          {running ? (
            <Square size={14} aria-hidden="true" />
          ) : (
            <Play size={14} aria-hidden="true" />
          )}
          {running ? "Stop" : "Start"}
        </button>
        <p
          className="min-w-0 text-[13px] text-ink-soft max-md:w-full md:max-broad:pl-2 broad:w-full broad:text-right"
          role="status"
        >
          {refusal !== "" ? (
            <span className="text-warning">Refused: {refusal}</span>
          ) : (
            "Delay and cut are made by this page: it holds back what comes and goes, and closes what it has."
          )}
        </p>
      </div>
    </div>
  );
}
