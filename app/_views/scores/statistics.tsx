"use client";
import { formatDecimal, formatInteger } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";

interface StatisticsProps {
  match: string;
  home: string;
  away: string;
}

/** The match in figures: for each one a bar to the left for home and one to the right for away. */
export function Statistics({ match, home, away }: StatisticsProps) {
  const rows = inOrder(useRows(topics.stats(match)));
  if (rows.length === 0) {
    return <EmptyState title="Statistics come with the kick-off" className="min-h-40" />;
  }
  return (
    <table className="w-full table-fixed border-collapse text-[13px]">
      <caption className="sr-only">Statistics of the match</caption>
      <thead className="label">
        <tr>
          <th scope="col" className="truncate pt-2 text-left font-medium">
            {home}
          </th>
          <th scope="col" className="w-32">
            <span className="sr-only">Statistic</span>
          </th>
          <th scope="col" className="truncate pt-2 text-right font-medium">
            {away}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, row }) => (
          <Line key={key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row }: { row: Row<"stats"> }) {
  const home = row.home ?? 0;
  const away = row.away ?? 0;
  const all = home + away;
  return (
    <tr>
      <td className="pt-2 align-top">
        <FlashCell
          value={row.home}
          className={`-ml-1 !text-left ${home > away ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {figure(row.home)}
        </FlashCell>
        <Bar from="right" share={all === 0 ? 0 : home / all} token="var(--home)" />
      </td>
      <th scope="row" className="pt-2 text-center align-top font-normal text-ink-soft">
        {row.label}
        <span aria-hidden="true" className="mt-1 block h-1" />
      </th>
      <td className="pt-2 text-right align-top">
        <FlashCell
          value={row.away}
          className={`-mr-1 ${away > home ? "font-semibold text-ink" : "text-ink-soft"}`}
        >
          {figure(row.away)}
        </FlashCell>
        <Bar from="left" share={all === 0 ? 0 : away / all} token="var(--away)" />
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

/** Expected goals have decimals, the rest are counts and percentages. */
function figure(value: number | null): string {
  return value !== null && !Number.isInteger(value)
    ? formatDecimal(value, 2)
    : formatInteger(value);
}

/** The order in which statistics are read; what is not named here comes after, by its id. */
const order = [
  "possession",
  "expected",
  "shots",
  "on-target",
  "corners",
  "fouls",
  "yellows",
  "reds",
];

function inOrder(rows: readonly Keyed<"stats">[]): readonly Keyed<"stats">[] {
  const place = ({ key }: Keyed<"stats">) => order.indexOf(key);
  const known = (row: Keyed<"stats">) => order.includes(row.key);
  return rows.toSorted(
    (a, b) =>
      Number(known(b)) - Number(known(a)) || place(a) - place(b) || (a.key < b.key ? -1 : 1),
  );
}
