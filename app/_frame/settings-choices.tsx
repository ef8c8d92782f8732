"use client";
import type { ReactNode } from "react";
import { formatChangePercent } from "../../lib/domain/format.ts";
import { Arrow } from "../_views/shared/arrow.tsx";
import { BudgetChoice } from "../_views/shared/budget-choice.tsx";
import { Pick } from "../_views/shared/pick.tsx";
import { Segmented } from "../_views/shared/segmented.tsx";
import { setPreferences, usePreferences } from "./preferences.ts";

const themeOptions = [
  { value: "dark", label: "Dark" },
  { value: "light", label: "Light" },
  { value: "system", label: "System" },
] as const;
const paletteOptions = [
  { value: "western", label: "Green, red" },
  { value: "safe", label: "Blue, orange" },
  { value: "eastern", label: "Red, green" },
] as const;
const densityOptions = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;
const numberOptions = [
  { value: "comma", label: "1,234.56" },
  { value: "point", label: "1.234,56" },
  { value: "space", label: "1\u202f234,56" },
  { value: "apostrophe", label: "1\u2019234.56" },
  { value: "browser", label: "As the browser" },
] as const;
const motionOptions = [
  { value: "system", label: "System" },
  { value: "reduced", label: "Reduced" },
  { value: "full", label: "Full" },
] as const;
const tellingOptions = [
  { value: "followed", label: "Mine" },
  { value: "all", label: "All" },
  { value: "none", label: "None" },
] as const;
const keyOptions = [
  { value: "on", label: "On" },
  { value: "off", label: "Off" },
] as const;

/** All that a viewer can choose for this browser. */
export default function SettingsChoices() {
  const { theme, palette, density, numbers, motion, telling, singleKeys } = usePreferences();
  return (
    <div className="mt-3 flex flex-col gap-3.5">
      <Choice name="Theme">
        <Segmented
          label="Theme"
          value={theme}
          options={themeOptions}
          onChange={(chosen) => setPreferences({ theme: chosen })}
        />
      </Choice>
      <Choice
        name="Up and down"
        aside={
          <span className="flex gap-3 text-xs tabular-nums">
            <span className="text-up">
              <Arrow direction="up" />
              {formatChangePercent(0.0123)}
            </span>
            <span className="text-down">
              <Arrow direction="down" />
              {formatChangePercent(-0.0123)}
            </span>
          </span>
        }
      >
        <Segmented
          label="Colours of up and down"
          value={palette}
          options={paletteOptions}
          onChange={(chosen) => setPreferences({ palette: chosen })}
        />
      </Choice>
      <Choice name="Density">
        <Segmented
          label="Density"
          value={density}
          options={densityOptions}
          onChange={(chosen) => setPreferences({ density: chosen })}
        />
      </Choice>
      <Line name="Numbers">
        <Pick
          label="How numbers are written"
          value={numbers}
          options={numberOptions}
          onChange={(chosen) => setPreferences({ numbers: chosen })}
          className="h-7 w-[132px] border border-hairline tabular-nums"
        />
      </Line>
      <Choice name="Motion">
        <Segmented
          label="Motion"
          value={motion}
          options={motionOptions}
          onChange={(chosen) => setPreferences({ motion: chosen })}
        />
      </Choice>
      <Choice name="Tell me of goals and halts">
        <Segmented
          label="Tell me of goals and halts"
          value={telling}
          options={tellingOptions}
          onChange={(chosen) => setPreferences({ telling: chosen })}
        />
        <p className="mt-1.5 text-xs leading-4 text-ink-soft">
          Mine are the matches and instruments with a star.
        </p>
      </Choice>
      <Line name="Shortcuts of a single key">
        <Segmented
          label="Shortcuts of a single key"
          value={singleKeys ? "on" : "off"}
          options={keyOptions}
          onChange={(chosen) => setPreferences({ singleKeys: chosen === "on" })}
          className="w-[108px]"
        />
      </Line>
      <Choice name="Data, kB a second at most">
        <BudgetChoice />
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A choice under its name. */
function Choice({ name, aside, children }: ChoiceProps) {
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between">
        <span className="label">{name}</span>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A choice beside its name. */
function Line({ name, children }: Omit<ChoiceProps, "aside">) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="label">{name}</span>
      {children}
    </div>
  );
}
