"use client";
import { memo, useState } from "react";
import { formatChange, formatInteger } from "../../../lib/domain/format.ts";
import { type Row, type Sport, topics } from "../../../lib/schema/topics.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { FlashCell } from "../shared/flash-cell.tsx";
import { LiveDot } from "../shared/live-dot.tsx";
import { FormLetters } from "./form-letters.tsx";
import styles from "./league-table.module.css";
import { gamesBehind, shareText, streakOf } from "./league-words.ts";
import { TeamLink } from "./team-link.tsx";
import { useRankShift } from "./use-rank-shift.ts";

interface LeagueTableProps {
  league: string;
  /** Its name, for those who listen. */
  name: string;
  sport: Sport | null;
  /** How many rows to keep the place of until they come. */
  teams: number;
  /** Teams to mark, with the side that they play on. */
  home?: string | null;
  away?: string | null;
  /** A team to mark whose matches are looked at. */
  team?: string | null;
}

type Standing = Row<"standings">;
type Mark = "home" | "away" | "team";

/**
 * A league's table as it would stand if all ended now. A line belongs to a team in a rank: where
 * two teams change places two new lines appear, which glide to where they belong without anything
 * being laid out anew.
 */
export function LeagueTable(props: LeagueTableProps) {
  const { league, name, sport, teams, home, away, team } = props;
  const rows = useRows(topics.standings(league));
  const { ranked, before } = useRanks(rows);
  const provisional = ranked.some(({ row }) => row.live === true);
  const markOf = (key: string): Mark | null => {
    if (key === home) return "home";
    if (key === away) return "away";
    return key === team ? "team" : null;
  };
  return (
    <div className={styles.frame} style={{ ["--teams" as string]: Math.max(teams, ranked.length) }}>
      <table className={styles.table}>
        <caption className="sr-only">{name}: table, as it would stand if all ended now</caption>
        <thead>
          <tr className="label">
            <Heading short="#" full="Rank" className={styles.rank} />
            <Heading
              short=""
              full="Places gained or lost by the matches being played"
              className={styles.moved}
            />
            <th scope="col" className={styles.team}>
              Team
            </th>
            {sport === "basketball" ? <GameHeadings /> : <PointHeadings />}
            <th scope="col" className={styles.form}>
              Form<span className="sr-only">, oldest first</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ key, row }, index) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: new rank, new line: no old one moves
              key={`${index} ${key}`}
              team={key}
              row={row}
              lead={sport === "basketball" ? (ranked[0]?.row ?? row) : null}
              index={index}
              before={before.get(key) ?? index}
              mark={markOf(key)}
            />
          ))}
        </tbody>
      </table>
      <p className="label flex h-8 items-center gap-1.5">
        {provisional && (
          <>
            <LiveDot /> plays now: provisional
          </>
        )}
      </p>
    </div>
  );
}

function PointHeadings() {
  return (
    <>
      <Heading short="P" full="Played" />
      <Heading short="W" full="Won" className={styles.outcome} />
      <Heading short="D" full="Drawn" className={styles.outcome} />
      <Heading short="L" full="Lost" className={styles.outcome} />
      <Heading short="GD" full="Goal difference" className={styles.wide} />
      <Heading short="Pts" full="Points" className={`${styles.wide} !pr-2`} />
    </>
  );
}

/** Where the share of games won ranks teams. */
function GameHeadings() {
  return (
    <>
      <Heading short="W" full="Won" />
      <Heading short="L" full="Lost" />
      <Heading short="Pct" full="Share of games won" className={styles.wide} />
      <Heading short="GB" full="Games behind the first" className={styles.wide} />
      <Heading short="Strk" full="Won or lost in a row" className={`${styles.wide} !pr-2`} />
    </>
  );
}

/** Rows by rank, and the places that the teams had before the last change. */
function useRanks(rows: readonly Keyed<"standings">[]) {
  const [seen, setSeen] = useState(() => {
    const first = rankedOf(rows);
    return { rows, ...first, before: first.places };
  });
  if (seen.rows === rows) return seen;
  const now = { rows, ...rankedOf(rows), before: seen.places };
  setSeen(now);
  return now;
}

function rankedOf(rows: readonly Keyed<"standings">[]) {
  const last = Number.MAX_SAFE_INTEGER;
  const ranked = rows.toSorted((a, b) => (a.row.rank ?? last) - (b.row.rank ?? last));
  const places = new Map(ranked.map(({ key }, index) => [key, index]));
  return { ranked, places: places as ReadonlyMap<string, number> };
}

interface HeadingProps {
  short: string;
  full: string;
  className?: string | undefined;
}

/** A column's name: short to look at, in full to hear and under the pointer. */
function Heading({ short, full, className }: HeadingProps) {
  return (
    <th scope="col" className={className} title={full}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{full}</span>
    </th>
  );
}

interface LineProps {
  team: string;
  row: Standing;
  /** The first team's, where the share of games won ranks; else null. */
  lead: Standing | null;
  /** Its place now and before the last change, from 0. */
  index: number;
  before: number;
  mark: Mark | null;
}

const Line = memo(function Line({ team, row, lead, index, before, mark }: LineProps) {
  return (
    <tr data-mark={mark ?? undefined} ref={useRankShift(before - index)}>
      <td className={`${styles.rank} figures text-ink-soft`}>{row.rank}</td>
      <td className={styles.moved}>
        <Moved places={row.moved ?? 0} />
      </td>
      <th scope="row" className={styles.team}>
        <span
          className={`flex items-center gap-1.5 ${mark === null ? "font-medium" : "font-semibold"}`}
        >
          <TeamLink team={team} className="truncate leading-6" />
          {row.live === true && (
            <>
              <LiveDot />
              <span className="sr-only">playing now, provisional</span>
            </>
          )}
        </span>
      </th>
      {lead === null ? <PointCells row={row} /> : <GameCells row={row} lead={lead} />}
      <td className={styles.form}>
        <FormLetters letters={row.form ?? []} />
      </td>
    </tr>
  );
});

function PointCells({ row }: { row: Standing }) {
  return (
    <>
      <td className="figures figures-end">{formatInteger(row.played)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.won)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.drawn)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.lost)}</td>
      <td className={styles.wide}>
        <FlashCell value={row.difference} className="-mr-1">
          {formatChange(row.difference, 1)}
        </FlashCell>
      </td>
      <td className={`${styles.wide} font-semibold text-ink`}>
        <FlashCell value={row.points} className={styles.points ?? ""}>
          {formatInteger(row.points)}
        </FlashCell>
      </td>
    </>
  );
}

function GameCells({ row, lead }: { row: Standing; lead: Standing }) {
  return (
    <>
      <td className="figures figures-end">{formatInteger(row.won)}</td>
      <td className="figures figures-end">{formatInteger(row.lost)}</td>
      <td className={`${styles.wide} font-semibold text-ink`}>
        <FlashCell value={shareText(row)} className={styles.points ?? ""}>
          {shareText(row)}
        </FlashCell>
      </td>
      <td className={`${styles.wide} figures figures-end`}>{gamesBehind(row, lead)}</td>
      <td className={`${styles.wide} figures figures-end !pr-2`}>{streakOf(row.form ?? [])}</td>
    </>
  );
}

/** Places gained or lost by the matches being played: a triangle and a number. */
function Moved({ places }: { places: number }) {
  if (places === 0) return null;
  const up = places > 0;
  return (
    <span className={`figures text-[11px] font-medium ${up ? "text-up" : "text-down"}`}>
      <span aria-hidden="true">{up ? "▲" : "▼"}</span>
      <span className="sr-only">{up ? "up" : "down"} </span>
      {Math.abs(places)}
    </span>
  );
}
