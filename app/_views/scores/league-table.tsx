"use client";
import { formatChange, formatInteger } from "../../../lib/domain/format.ts";
import type { FormLetter, Row } from "../../../lib/schema/topics.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { FlashCell } from "../shared/flash-cell.tsx";
import { LiveDot } from "../shared/live-dot.tsx";
import styles from "./league-table.module.css";

interface LeagueTableProps {
  league: string;
  /** Its name, for those who listen. */
  name: string;
  /** How many rows to keep the place of until they come. */
  teams: number;
  /** Teams to mark, with the side that they play on. */
  home?: string | null;
  away?: string | null;
}

type Standing = Row<"standings">;

/**
 * A league's table as it would stand if all ended now. Lines belong to ranks, not to teams: when
 * two teams change places the text changes and nothing moves.
 */
export function LeagueTable({ league, name, teams, home, away }: LeagueTableProps) {
  const rows = useRows(topics.standings(league));
  const ranked = rows.toSorted(
    (a, b) => (a.row.rank ?? Number.MAX_SAFE_INTEGER) - (b.row.rank ?? Number.MAX_SAFE_INTEGER),
  );
  const provisional = ranked.some(({ row }) => row.live === true);
  return (
    <div className={styles.frame} style={{ ["--teams" as string]: Math.max(teams, ranked.length) }}>
      <table className={styles.table}>
        <caption className="sr-only">{name}: table, counting matches being played</caption>
        <thead>
          <tr className="label">
            <th scope="col" className={styles.rank}>
              <abbr title="Rank">#</abbr>
            </th>
            <th scope="col" className={styles.moved}>
              <span className="sr-only">Places gained or lost by the matches being played</span>
            </th>
            <th scope="col" className={styles.team}>
              Team
            </th>
            <Heading short="P" full="Played" />
            <Heading short="W" full="Won" className={styles.outcome} />
            <Heading short="D" full="Drawn" className={styles.outcome} />
            <Heading short="L" full="Lost" className={styles.outcome} />
            <Heading short="GD" full="Goal difference" className={styles.wide} />
            <Heading short="Pts" full="Points" className={`${styles.wide} !pr-2`} />
            <th scope="col" className={styles.form}>
              Form
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
              mark={key === home ? "home" : key === away ? "away" : null}
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

interface HeadingProps {
  short: string;
  full: string;
  className?: string | undefined;
}

function Heading({ short, full, className }: HeadingProps) {
  return (
    <th scope="col" className={className}>
      <abbr title={full}>{short}</abbr>
    </th>
  );
}

interface LineProps {
  team: string;
  row: Standing;
  mark: "home" | "away" | null;
}

function Line({ team, row, mark }: LineProps) {
  return (
    <tr data-mark={mark ?? undefined}>
      <td className={`${styles.rank} figures text-ink-soft`}>{row.rank}</td>
      <td className={styles.moved}>
        <Moved places={row.moved ?? 0} />
      </td>
      <th scope="row" className={styles.team}>
        <span
          className={`flex items-center gap-1.5 ${mark === null ? "font-medium" : "font-semibold"}`}
        >
          <span className="truncate">{team}</span>
          {row.live === true && (
            <>
              <LiveDot />
              <span className="sr-only">playing now, provisional</span>
            </>
          )}
        </span>
      </th>
      <td className="figures figures-end">{formatInteger(row.played)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.won)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.drawn)}</td>
      <td className={`${styles.outcome} figures figures-end`}>{formatInteger(row.lost)}</td>
      <td className={`${styles.wide} figures figures-end`}>{formatChange(row.difference, 1)}</td>
      <td className={`${styles.wide} figures font-semibold text-ink`}>
        <FlashCell value={row.points} subject={team} className={styles.points ?? ""}>
          {formatInteger(row.points)}
        </FlashCell>
      </td>
      <td className={styles.form}>
        <Form letters={row.form ?? []} />
      </td>
    </tr>
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

const outcomes = {
  W: { word: "won", className: styles.won },
  D: { word: "drawn", className: styles.drawn },
  L: { word: "lost", className: styles.lost },
} as const;

function Form({ letters }: { letters: readonly FormLetter[] }) {
  const words = letters.map((letter) => outcomes[letter].word).join(", ");
  return (
    <span
      className={styles.letters}
      role="img"
      aria-label={words === "" ? "no matches yet" : words}
    >
      {letters.map((letter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters have places, not names
        <i key={index} aria-hidden="true" className={outcomes[letter].className}>
          {letter}
        </i>
      ))}
    </span>
  );
}
