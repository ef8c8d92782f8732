"use client";
import { formatDecimal, formatInteger } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import type { MatchPhase } from "./match-state.ts";

interface StatisticsProps {
  match: string;
  home: string;
  away: string;
  phase: MatchPhase;
}

/** The match in figures: for each one a bar to the left for home and one to the right for away. */
export function Statistics({ match, home, away, phase }: StatisticsProps) {
  const rows = useRows(topics.stats(match));
  if (rows.length === 0) {
    return (
      <EmptyState title="No statistics" className="min-h-40">
        {phase === "upcoming" ? "They come with the kick-off." : "This feed brings none."}
      </EmptyState>
    );
  }
  return (
    <table className="w-full table-fixed border-collapse text-[13px]">
      <caption className="sr-only">Statistics of the match</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{home}</th>
          <th scope="col">Statistic</th>
          <th scope="col">{away}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, row }) => (
          <Line key={key} id={key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ id, row }: { id: string; row: Row<"stats"> }) {
  const home = row.home ?? 0;
  const away = row.away ?? 0;
  const share = home + away === 0 ? 0.5 : home / (home + away);
  const some = home + away > 0;
  return (
    <tr>
      <td className="w-16 py-2 text-left align-top">
        <FlashCell
          value={row.home}
          className={`min-w-12 !text-left ${home > away ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {figure(id, row.home)}
        </FlashCell>
      </td>
      <th scope="row" className="py-2 text-center font-normal text-ink-soft">
        {row.label}
        <span aria-hidden="true" className="dims mt-1.5 flex h-1 gap-0.5">
          <Bar from="right" share={some ? share : 0} token="bg-home" />
          <Bar from="left" share={some ? 1 - share : 0} token="bg-away" />
        </span>
      </th>
      <td className="w-16 py-2 text-right align-top">
        <FlashCell
          value={row.away}
          className={`min-w-12 ${away > home ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {figure(id, row.away)}
        </FlashCell>
      </td>
    </tr>
  );
}

interface BarProps {
  from: "left" | "right";
  /** 0..1 */
  share: number;
  token: string;
}

/** One side's half of the bar, growing from the middle. */
function Bar({ from, share, token }: BarProps) {
  return (
    <span
      className={`flex flex-1 overflow-hidden rounded-sm bg-raised ${from === "right" ? "justify-end" : ""}`}
    >
      <span className={`rounded-sm ${token}`} style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** Possession is a percentage, expected goals have decimals, the rest are counts. */
function figure(id: string, value: number | null): string {
  if (id === "possession") return value === null ? "–" : `${formatInteger(value)}%`;
  return value !== null && !Number.isInteger(value)
    ? formatDecimal(value, 2)
    : formatInteger(value);
}
