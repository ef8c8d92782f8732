/**
 * What a match's row says of its state: where it belongs on a page, and the short words for its
 * clock and its result.
 */
import type { MatchPeriod, PeriodScore, Row, TeamSide } from "../../../lib/schema/topics.ts";

export type MatchRow = Row<"matches">;

/** Where a match belongs: being played, still to come, or over. */
export type MatchPhase = "live" | "upcoming" | "finished";

/** Where a match belongs. One that was interrupted counts as live, a postponed one as to come. */
export function phaseOf(status: MatchRow["status"]): MatchPhase {
  switch (status) {
    case "live":
    case "break":
    case "suspended":
      return "live";
    case "finished":
      return "finished";
    default:
      return "upcoming";
  }
}

/** Goals of the shoot-out, or null where there was none. */
export function shootOutOf(line: MatchRow["line"]): PeriodScore | null {
  return line?.[3] ?? null;
}

/** The score at half-time; null before it. */
export function halfTimeOf(match: Pick<MatchRow, "line" | "period">): PeriodScore | null {
  const first = match.line?.[0];
  if (first === undefined || match.period === null || match.period === "1H") return null;
  return first;
}

/**
 * The clock in a few characters: the minute while playing, `HT`, before and between the halves of
 * extra time `Break` and `ET HT`, `FT`, `AET` after extra time, `Pens` after a shoot-out, `Susp.` and
 * `Postp.`; null for a match to come, whose time of day stands there instead.
 */
export function shortClock(
  match: Pick<MatchRow, "status" | "period" | "clock" | "line" | "ending">,
): string | null {
  switch (match.status) {
    case "live":
      return match.period === "PEN" ? "Pens" : (match.clock ?? "");
    case "break":
      return match.period === "HT" ? "HT" : match.period === "ETHT" ? "ET HT" : "Break";
    case "finished":
      return endOf(match);
    case "suspended":
      return "Susp.";
    case "postponed":
      return "Postp.";
    default:
      return null;
  }
}

type End = "FT" | "AET" | "Pens";

/** By how it is said to have ended; a feed that does not say tells it by the periods played. */
function endOf({ line, ending }: Pick<MatchRow, "line" | "ending">): End {
  const periods = line?.length ?? 0;
  if (ending === "shoot-out" || periods >= 4) return "Pens";
  return ending === "extra-time" || periods === 3 ? "AET" : "FT";
}

/** The state of a match in full words, for the scoreboard and for those who listen. */
export function phaseWords(match: Pick<MatchRow, "status" | "period" | "line" | "ending">): string {
  switch (match.status) {
    case "live":
      return (match.period === null ? undefined : periodWords[match.period]) ?? "Live";
    case "break":
      return (match.period === null ? undefined : periodWords[match.period]) ?? "Break";
    case "finished":
      return { FT: "Full time", AET: "After extra time", Pens: "After a shoot-out" }[endOf(match)];
    case "suspended":
      return "Suspended";
    case "postponed":
      return "Postponed";
    default:
      return "To come";
  }
}

const periodWords: Readonly<Partial<Record<MatchPeriod, string>>> = {
  "1H": "First half",
  HT: "Half-time",
  "2H": "Second half",
  BT: "Break before extra time",
  ET: "Extra time",
  ETHT: "Half-time of extra time",
  ET2: "Extra time, second half",
  PEN: "Shoot-out",
  FT: "Full time",
};

/** Who has won a finished match, after a shoot-out if there was one; null for a draw or no end. */
export function winnerOf(
  match: Pick<MatchRow, "status" | "line" | "homeScore" | "awayScore">,
): TeamSide | null {
  if (match.status !== "finished") return null;
  const shootOut = shootOutOf(match.line);
  const home = shootOut?.[0] ?? match.homeScore ?? 0;
  const away = shootOut?.[1] ?? match.awayScore ?? 0;
  if (home === away) return null;
  return home > away ? "home" : "away";
}

/** A score as text, with an en dash: `2–1`. */
export function scoreText(score: PeriodScore): string {
  return `${score[0]}–${score[1]}`;
}

/**
 * The steps by which a score came about, in order, each as it stood then: `HT 1–0`, `90' 2–2`,
 * `ET 3–3`. The running score of a period that is still being played is left out, since the
 * scoreboard shows it.
 */
export function scoreSteps(match: Pick<MatchRow, "line" | "period" | "status">): string[] {
  const line = match.line ?? [];
  const over = match.status === "finished" ? line.length : periodsOver(match.period);
  const steps: string[] = [];
  let home = 0;
  let away = 0;
  for (const [index, name] of ["HT", "90'", "ET"].entries()) {
    const goals = line[index];
    if (goals === undefined || index >= over) break;
    home += goals[0];
    away += goals[1];
    steps.push(`${name} ${home}–${away}`);
  }
  // Where the match ended there, the big score says it already.
  if (match.status === "finished" && steps.length > 1 && line.length < 4) steps.pop();
  return steps;
}

/** How many periods of play are over in a period. */
function periodsOver(period: MatchRow["period"]): number {
  if (period === null || period === "1H") return 0;
  if (period === "HT" || period === "2H") return 1;
  return period === "BT" || period === "ET" || period === "ETHT" || period === "ET2" ? 2 : 3;
}
