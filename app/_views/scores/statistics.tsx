"use client";
import { memo } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { type StatLine, statLines } from "./stat-lines.ts";

interface StatisticsProps {
  match: string;
  home: string;
  away: string;
}

/** The match in figures: for each one a bar to the left for home and one to the right for away. */
export function Statistics({ match, home, away }: StatisticsProps) {
  const lines = statLines(useRows(topics.stats(match)));
  if (lines.length === 0) {
    return <EmptyState title="Statistics come with the start" className="min-h-40" />;
  }
  return (
    <table className="w-full table-fixed border-collapse text-[13px]">
      <caption className="sr-only">Statistics of the match</caption>
      <thead className="label">
        <tr>
          {/* Over the middle, which has no heading, both names have half of the width. */}
          <th scope="col" className="pt-2 text-left font-medium">
            <span className="block w-[calc(100%+60px)] truncate">{home}</span>
          </th>
          <th scope="col" className="w-32 sm:w-40">
            <span className="sr-only">Statistic</span>
          </th>
          <th scope="col" className="pt-2 text-right font-medium">
            <span className="-ml-[60px] block truncate">{away}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, ...line }) => (
          <Line key={key} {...line} />
        ))}
      </tbody>
    </table>
  );
}

const Line = memo(function Line(line: Omit<StatLine, "key">) {
  const { label, home, away, homeText, awayText } = line;
  const all = home + away;
  return (
    <tr>
      <td className="pt-2 align-top">
        <FlashCell
          value={home}
          end={false}
          className={`-ml-1 ${home > away ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {homeText}
        </FlashCell>
        <Bar from="right" share={all === 0 ? 0 : home / all} token="var(--home)" />
      </td>
      <th scope="row" className="pt-2 text-center align-top font-normal text-ink-soft">
        {label}
        <span aria-hidden="true" className="mt-1 block h-1" />
      </th>
      <td className="pt-2 text-right align-top">
        <FlashCell
          value={away}
          className={`-mr-1 ${away > home ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {awayText}
        </FlashCell>
        <Bar from="left" share={all === 0 ? 0 : away / all} token="var(--away)" />
      </td>
    </tr>
  );
});

interface BarProps {
  from: "left" | "right";
  /** 0..1 */
  share: number;
  token: string;
}

/** One side's half of the bar, growing from the middle: painted, since laying it out would shift. */
function Bar({ from, share, token }: BarProps) {
  const end = `${share * 100}%`;
  const direction = from === "right" ? "to left" : "to right";
  return (
    <span
      aria-hidden="true"
      className="dims mt-1 block h-1 rounded-sm bg-raised forced-color-adjust-none"
      style={{
        backgroundImage: `linear-gradient(${direction}, ${token} ${end}, transparent ${end})`,
      }}
    />
  );
}
