"use client";
import type { ReactNode } from "react";
import { formatChangePercent } from "../../lib/domain/format.ts";
import { Arrow } from "../_views/shared/arrow.tsx";
import { BudgetChoice } from "../_views/shared/budget-choice.tsx";
import { Segmented } from "../_views/shared/segmented.tsx";
import { setAppearance, useAppearance } from "./appearance.ts";

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

/** Theme, palette, density and the limit of data. */
export default function SettingsChoices() {
  const { theme, palette, density } = useAppearance();
  return (
    <div className="mt-3 flex flex-col gap-4">
      <Choice name="Theme">
        <Segmented
          label="Theme"
          value={theme}
          options={themeOptions}
          onChange={(chosen) => setAppearance({ theme: chosen })}
        />
      </Choice>
      <Choice
        name="Up and down"
        aside={
          <span className="flex gap-3 text-xs">
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
          onChange={(chosen) => setAppearance({ palette: chosen })}
        />
      </Choice>
      <Choice name="Density">
        <Segmented
          label="Density"
          value={density}
          options={densityOptions}
          onChange={(chosen) => setAppearance({ density: chosen })}
        />
      </Choice>
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
