"use client";
import { memo } from "react";
import { formatChange, formatInteger, noFigure } from "../../../lib/domain/format.ts";
import { type TeamSide, topics } from "../../../lib/schema/topics.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { LiveDot } from "../shared/live-dot.tsx";
import { Panel } from "../shared/panel.tsx";
import { boxOf, hasPlayed, madeOf, type PlayerRow, totalsOf } from "./box-lines.ts";
import styles from "./box-score.module.css";

interface BoxScoreProps {
  match: string;
  home: string;
  away: string;
  /** Whether five a side are on the floor now. */
  live: boolean;
}

/** Columns after the name, with what they stand for. */
const headings = [
  ["Min", "Minutes"],
  ["Pts", "Points"],
  ["Reb", "Rebounds"],
  ["Ast", "Assists"],
  ["Stl", "Steals"],
  ["Blk", "Blocks"],
  ["TO", "Turnovers"],
  ["FG", "Field goals, made of tried"],
  ["3P", "Three-pointers, made of tried"],
  ["FT", "Free throws, made of tried"],
  ["PF", "Personal fouls"],
  ["±", "Points of the own side less the other's while on the floor"],
] as const;
const wide = new Set(["FG", "3P", "FT"]);

/** Who has done what: a table for each side, whose first five began. */
export function BoxScore({ match, home, away, live }: BoxScoreProps) {
  const players = useRows(topics.players(match));
  if (players.length === 0) {
    return (
      <Panel title="Box score">
        <EmptyState title="Players stand here from the tip-off" className="min-h-40" />
      </Panel>
    );
  }
  return (
    <Panel title="Box score">
      <Side side="home" team={home} players={players} live={live} />
      <Side side="away" team={away} players={players} live={live} />
    </Panel>
  );
}

interface SideProps {
  side: TeamSide;
  team: string;
  players: readonly Keyed<"players">[];
  live: boolean;
}

function Side({ side, team, players, live }: SideProps) {
  const own = boxOf(players, side);
  const sums = totalsOf(own);
  const share = (made: number, tried: number) =>
    tried === 0 ? "" : `${formatInteger((100 * made) / tried)}%`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways has to be reached by keys
    <section className={styles.frame} aria-label={`Box score of ${team}`} tabIndex={0}>
      <table className={`${styles.table} figures`}>
        <caption className="sr-only">Box score of {team}</caption>
        <thead>
          <tr className="label">
            <th scope="col" className={styles.name}>
              <span className="flex items-center gap-1.5 font-semibold text-ink">
                <span
                  aria-hidden="true"
                  className={`mark h-3 w-[3px] rounded-sm ${side === "home" ? "bg-home" : "bg-away"}`}
                />
                <span className="truncate">{team}</span>
              </span>
            </th>
            {headings.map(([short, full]) => (
              <th
                key={short}
                scope="col"
                title={full}
                className={wide.has(short) ? styles.wide : ""}
              >
                <span aria-hidden="true">{short}</span>
                <span className="sr-only">{full}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map(({ key, row }, index) => (
            <Line key={key} row={row} live={live} last={index === starters - 1} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.name}>
              Total
            </th>
            <td />
            <td>{sums.points}</td>
            <td>{sums.rebounds}</td>
            <td>{sums.assists}</td>
            <td>{sums.steals}</td>
            <td>{sums.blocks}</td>
            <td>{sums.turnovers}</td>
            <td>{madeOf(sums.fieldMade, sums.fieldTried)}</td>
            <td>{madeOf(sums.threeMade, sums.threeTried)}</td>
            <td>{madeOf(sums.freeMade, sums.freeTried)}</td>
            <td>{sums.fouls}</td>
            <td />
          </tr>
          <tr className="text-ink-faint">
            <th scope="row" className={styles.name}>
              <span className="sr-only">Shares made</span>
            </th>
            <td colSpan={7} />
            <td>{share(sums.fieldMade, sums.fieldTried)}</td>
            <td>{share(sums.threeMade, sums.threeTried)}</td>
            <td>{share(sums.freeMade, sums.freeTried)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** So many begin; a line parts them from the bench. */
const starters = 5;
/** With so many personal fouls a player is out. */
const foulsMost = 6;

interface LineProps {
  row: PlayerRow;
  live: boolean;
  /** Whether the bench comes next. */
  last: boolean;
}

const Line = memo(function Line({ row, live, last }: LineProps) {
  const on = live && row.status === "on";
  const out = row.status === "out" || (row.fouls ?? 0) >= foulsMost;
  return (
    <tr data-last={last} className={on ? "text-ink" : "text-ink-soft"}>
      <th scope="row" className={styles.name}>
        <span className="flex items-center gap-1.5">
          <span className="w-2 shrink-0">{on && <LiveDot />}</span>
          {on && <span className="sr-only">on the floor, </span>}
          <span className={`truncate ${on ? "font-medium" : ""}`} title={row.name ?? undefined}>
            {row.name}
          </span>
          <span className="text-[11px] font-normal text-ink-faint">{row.position}</span>
        </span>
      </th>
      {hasPlayed(row) ? (
        <>
          <td>{row.minutes ?? 0}</td>
          <td className="font-semibold">
            <FlashCell value={row.points ?? 0} className={styles.flash ?? ""}>
              {row.points ?? 0}
            </FlashCell>
          </td>
          <td>{row.rebounds ?? 0}</td>
          <td>{row.assists ?? 0}</td>
          <td>{row.steals ?? 0}</td>
          <td>{row.blocks ?? 0}</td>
          <td>{row.turnovers ?? 0}</td>
          <td>{madeOf(row.fieldMade, row.fieldTried)}</td>
          <td>{madeOf(row.threeMade, row.threeTried)}</td>
          <td>{madeOf(row.freeMade, row.freeTried)}</td>
          <td className={out ? "font-semibold text-warning" : ""}>
            {row.fouls ?? 0}
            {out && <span className="sr-only">, out</span>}
          </td>
          <td>{formatChange(row.plusMinus ?? 0, 1)}</td>
        </>
      ) : (
        <>
          <td className="text-ink-faint">
            <span aria-hidden="true">{noFigure}</span>
            <span className="sr-only">has not played</span>
          </td>
          <td colSpan={headings.length - 1} />
        </>
      )}
    </tr>
  );
});
