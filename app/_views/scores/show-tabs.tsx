"use client";
import { formatInteger } from "../../../lib/domain/format.ts";
import { type Show, shows } from "./address.ts";
import type { Arrangement } from "./arrange.ts";

const names: Readonly<Record<Show, string>> = {
  all: "All",
  live: "Live",
  finished: "Finished",
  upcoming: "To come",
};

interface ShowTabsProps {
  show: Show;
  counts: Arrangement["counts"];
  onShow: (show: Show) => void;
}

/** Which matches are shown, with how many there are of each. Arrow keys go from one to the next. */
export function ShowTabs({ show, counts, onShow }: ShowTabsProps) {
  return (
    <fieldset className="-ml-2 flex min-h-8 flex-wrap items-stretch sm:-ml-3">
      <legend className="sr-only">Matches shown</legend>
      {shows.map((choice) => (
        <label
          key={choice}
          className="relative flex cursor-pointer h-8 items-center gap-1.5 px-3 text-[13px] whitespace-nowrap font-medium text-ink-soft hover:text-ink has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-brand max-sm:px-2"
        >
          <input
            type="radio"
            name="show"
            value={choice}
            checked={show === choice}
            onChange={() => onShow(choice)}
            className="peer sr-only"
          />
          <span className="border-b-2 border-transparent peer-checked:border-brand forced-colors:not-peer-checked:border-[Canvas]">
            {names[choice]}
          </span>
          <span
            className={`figures text-xs ${choice === "live" ? "min-w-[2ch]" : "min-w-[3ch]"} ${choice === "live" && counts.live > 0 ? "text-live" : "text-ink-faint"}`}
          >
            {formatInteger(counts[choice])}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
