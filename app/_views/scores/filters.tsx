"use client";
import type { Sport } from "../../../lib/schema/topics.ts";
import { Pick as Choose } from "../shared/pick.tsx";
import type { Filter } from "./address.ts";
import type { Arrangement, Choice } from "./arrange.ts";

interface FiltersProps {
  filter: Filter;
  known: Pick<Arrangement, "sports" | "choices">;
  onChange: (change: Partial<Filter>) => void;
}

const sportNames: Readonly<Record<Sport, string>> = {
  football: "Football",
  basketball: "Basketball",
  tennis: "Tennis",
};

/** Stands for no choice; no league or team has an empty name. */
const noChoice = "";

/** Which sport, league and team; what there is only one of is no choice and not shown. */
export function Filters({ filter, known, onChange }: FiltersProps) {
  const sports = known.sports.map((value) => ({ value, label: sportNames[value] }));
  const { leagues, teams: names } = known.choices;
  const teams = names.map((value) => ({ value, label: value }));
  // In tennis it is players who meet, in tournaments.
  const tennis = filter.sport === "tennis";
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1 max-sm:-ml-2">
      <One
        label="Sport"
        all="All sports"
        value={filter.sport}
        choices={sports}
        onChoose={(value) =>
          onChange({
            sport: known.sports.find((sport) => sport === value) ?? null,
            league: null,
            team: null,
          })
        }
      />
      <One
        label={tennis ? "Tournament" : "League"}
        all={tennis ? "All tournaments" : "All leagues"}
        value={filter.league}
        choices={leagues}
        onChoose={(league) => onChange({ league, team: null })}
      />
      <One
        label={tennis ? "Player" : "Team"}
        all={tennis ? "All players" : "All teams"}
        value={filter.team}
        choices={teams}
        onChoose={(team) => onChange({ team })}
      />
    </div>
  );
}

interface OneProps {
  label: string;
  /** What no choice is called. */
  all: string;
  value: string | null;
  choices: readonly Choice[];
  onChoose: (value: string | null) => void;
}

function One({ label, all, value, choices, onChoose }: OneProps) {
  if (choices.length < 2 && value === null) return null;
  // An address may name what there is not.
  const unknown = value !== null && !choices.some((choice) => choice.value === value);
  return (
    <Choose
      label={label}
      value={value ?? noChoice}
      options={[
        { value: noChoice, label: all },
        ...choices,
        ...(unknown ? [{ value, label: value }] : []),
      ]}
      onChange={(chosen) => onChoose(chosen === noChoice ? null : chosen)}
      className={`max-w-44 ${value === null ? "" : "font-medium text-ink"}`}
    />
  );
}
