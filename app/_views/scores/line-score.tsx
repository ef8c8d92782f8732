"use client";
import type { TeamSide } from "../../../lib/schema/topics.ts";
import { FlashCell } from "../shared/flash-cell.tsx";
import styles from "./line-score.module.css";
import { type MatchRow, phaseOf } from "./match-state.ts";
import { ballOf, inBonus, quarterInFull, quarterName, quarterNow } from "./sports/quarters.ts";
import { pointsOf, serverOf, setInFull, setsMost } from "./sports/sets.ts";
import shape from "./sports/shape.module.css";
import { wordsOf } from "./sports/words.ts";

interface LineScoreProps {
  match: MatchRow;
}

const sides = ["home", "away"] as const;
/** Room for the quarters from the start. */
const quarters = 4;

/** The score part by part under the scoreboard, as broadcasters show it: quarters, or sets. */
export function LineScore({ match }: LineScoreProps) {
  return match.sport === "tennis" ? <Sets match={match} /> : <Quarters match={match} />;
}

function Quarters({ match }: LineScoreProps) {
  const line = match.line ?? [];
  const count = Math.max(quarters, line.length);
  const live = phaseOf(match.status) === "live";
  const now = live ? quarterNow(match) : -1;
  const own = (side: TeamSide, home: number | null, away: number | null) =>
    side === "home" ? home : away;
  return (
    <div>
      <Board label="Points by quarter" match={match}>
        <thead>
          <tr className="label">
            <th scope="col">
              <span className="sr-only">Team</span>
            </th>
            {Array.from({ length: count }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: quarters have places, not names
              <th key={index} scope="col" data-now={index === now}>
                <span aria-hidden="true">{quarterName(index)}</span>
                <span className="sr-only">{quarterInFull(index)}</span>
              </th>
            ))}
            <th scope="col" className={styles.total}>
              <span aria-hidden="true">T</span>
              <span className="sr-only">Total</span>
            </th>
            {live && (
              <>
                <th scope="col" title="Team fouls of the quarter" className={styles.extra}>
                  Fouls
                </th>
                <th scope="col" title="Timeouts left" className={styles.extra}>
                  <span aria-hidden="true">T/O</span>
                  <span className="sr-only">Timeouts left</span>
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => (
            <tr key={side} data-won={wordsOf(match.sport).winner(match) === side}>
              <Name match={match} side={side}>
                {ballOf(match) !== null && (
                  <Mark
                    className={shape.serves}
                    words={ballOf(match) === side ? "has the ball" : null}
                  />
                )}
                {inBonus(match, side) && <span className={shape.bonus}>bonus</span>}
              </Name>
              {Array.from({ length: count }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: quarters have places, not names
                <td key={index} data-now={index === now}>
                  <FlashCell
                    value={line[index]?.[side === "home" ? 0 : 1]}
                    className={styles.cell ?? ""}
                  >
                    {line[index]?.[side === "home" ? 0 : 1]}
                  </FlashCell>
                </td>
              ))}
              <td className={styles.total}>
                <span className="figures-end block">
                  {own(side, match.homeScore, match.awayScore)}
                </span>
              </td>
              {live && (
                <>
                  <td className={styles.extra}>
                    {own(side, match.homeFouls, match.awayFouls) ?? 0}
                  </td>
                  <td className={styles.extra}>
                    {own(side, match.homeTimeouts, match.awayTimeouts) ?? ""}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Board>
      {live && (
        // In little room, where the columns are left out.
        <p className="label figures pt-1 text-center sm:hidden">
          Fouls {match.homeFouls ?? 0}–{match.awayFouls ?? 0} · Timeouts left{" "}
          {match.homeTimeouts ?? 0}–{match.awayTimeouts ?? 0}
        </p>
      )}
    </div>
  );
}

function Sets({ match }: LineScoreProps) {
  const line = match.line ?? [];
  const count = setsMost(match);
  const live = match.status === "live";
  const now = live ? line.length - 1 : -1;
  return (
    <Board label="Games by set" match={match}>
      <thead>
        <tr className="label">
          <th scope="col">
            <span className="sr-only">Player</span>
          </th>
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sets have places, not names
            <th key={index} scope="col" data-now={index === now} className={styles.set}>
              <span aria-hidden="true">{index + 1}</span>
              <span className="sr-only">{setInFull(index)}</span>
            </th>
          ))}
          {live && (
            <th scope="col" className={styles.points}>
              Points
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sides.map((side) => (
          <tr key={side} data-won={wordsOf(match.sport).winner(match) === side}>
            <Name match={match} side={side}>
              {serverOf(match) === side && <Mark className={shape.serves} words="serves" />}
            </Name>
            {Array.from({ length: count }, (_, index) => {
              const set = line[index];
              const [own, other] = side === "home" ? [set?.[0], set?.[1]] : [set?.[1], set?.[0]];
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: sets have places, not names
                <td key={index} data-now={index === now} className={styles.set}>
                  <span className="relative" data-more={(own ?? 0) > (other ?? 0)}>
                    {own}
                    {set?.[2] !== undefined && (own ?? 0) < (other ?? 0) && (
                      <sup className={styles.raised}>
                        <span className="sr-only">, tie-break </span>
                        {set[2]}
                      </sup>
                    )}
                  </span>
                </td>
              );
            })}
            {live && (
              <td className={styles.points}>
                <FlashCell value={pointsOf(match, side)} className={styles.cell ?? ""}>
                  {pointsOf(match, side)}
                </FlashCell>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Board>
  );
}

function Board({ label, children }: LineScoreProps & { label: string; children: React.ReactNode }) {
  return (
    <table className={`${styles.board} figures`}>
      <caption className="sr-only">{label}</caption>
      {children}
    </table>
  );
}

interface NameProps extends LineScoreProps {
  side: TeamSide;
  children: React.ReactNode;
}

function Name({ match, side, children }: NameProps) {
  return (
    <th scope="row" className={styles.name}>
      <span className="flex items-center gap-2">
        <span
          aria-hidden="true"
          className={`mark h-3 w-[3px] shrink-0 rounded-sm ${side === "home" ? "bg-home" : "bg-away"}`}
        />
        <span className="truncate">{match[side]}</span>
        {children}
      </span>
    </th>
  );
}

interface MarkProps {
  className: string | undefined;
  /** Null where only its place is kept. */
  words: string | null;
}

function Mark({ className, words }: MarkProps) {
  return (
    <span className={className} data-off={words === null} title={words ?? undefined}>
      {words !== null && <span className="sr-only">, {words}</span>}
    </span>
  );
}
