/**
 * Lays a match out in time: what its row shows at each minute, and its events. What the file does
 * not tell (added time without a goal, the length of breaks) is fixed here, the same for all.
 */
import type { MatchPeriod, MatchStatus, Row } from "../../../../lib/schema/topics.ts";
import { type Half, halves, minuteAt, showMinute } from "./minute.ts";
import type { Fixture, Goal, Pair, Result } from "./tournament-file.ts";

/** Something that is seen: cells of the match's row, and an event where there is one. */
export interface Moment {
  /** ms since kick-off. */
  readonly at: number;
  readonly cells: Partial<Row<"matches">>;
  readonly event: Row<"events"> | null;
}

const minuteMs = 60_000;

/** Added minutes of a half in which no goal asks for more. */
const addedMin: Readonly<Record<Half, number>> = { "1H": 1, "2H": 2, ET1: 0, ET2: 0 };
/** Minutes. */
const breaks = { halfTime: 15, beforeExtra: 5, extraHalf: 1, beforeShootout: 3 } as const;
const shootoutMinutes = 8;

/** The cells of a match that has not begun; all those that `timeline` sets are set back. */
export function scheduledCells(fixture: Fixture): Partial<Row<"matches">> {
  return {
    status: "scheduled",
    period: null,
    clock: null,
    homeScore: null,
    awayScore: null,
    line: null,
    homeWin: null,
    draw: null,
    awayWin: null,
    time: fixture.kickOff,
  };
}

/** All that is seen of a match, in order of time; nothing for one that has no result. */
export function timeline(fixture: Fixture): readonly Moment[] {
  if (fixture.result === null) return [];
  const course = new Course(fixture, fixture.result);
  course.play();
  return course.moments;
}

class Course {
  readonly moments: Moment[] = [];
  readonly #fixture: Fixture;
  readonly #result: Result;
  #at = 0;
  #status: MatchStatus = "live";
  #period: MatchPeriod = "1H";
  #clock = "";
  #score: Pair = [0, 0];
  /** Goals of each period, the one being played last. */
  #line: readonly Pair[] = [];

  constructor(fixture: Fixture, result: Result) {
    this.#fixture = fixture;
    this.#result = result;
  }

  play(): void {
    const { extra, shootout } = this.#result;
    this.#half("1H", "1H", "Kick-off");
    this.#break("HT", "HT", breaks.halfTime, "Half-time");
    this.#half("2H", "2H", "Second half");
    if (extra !== null) {
      this.#break("ET", "90'", breaks.beforeExtra, "Extra time follows");
      this.#half("ET1", "ET", "Extra time");
      this.#break("ET", "105'", breaks.extraHalf, "Half-time of extra time");
      this.#half("ET2", "ET", "Second half of extra time");
    }
    if (shootout !== null) this.#shootout(shootout);
    this.#end();
  }

  /** Plays a half to the end of its added time. */
  #half(half: Half, period: MatchPeriod, text: string): void {
    this.#status = "live";
    this.#period = period;
    // Both halves of extra time share a pair.
    if (half !== "ET2") this.#line = [...this.#line, [0, 0]];
    this.#clock = minuteAt(half, 0);
    this.#show(half === "1H" ? "kickoff" : "period", text);
    const goals = this.#result.goals.filter(({ at }) => at.half === half);
    const added = Math.max(addedMin[half], ...goals.map(({ at }) => at.added));
    const start = this.#at;
    const { from, to } = halves[half];
    for (let elapsed = 0; elapsed < to - from + added; elapsed += 1) {
      this.#at = start + elapsed * minuteMs;
      this.#clock = minuteAt(half, elapsed);
      if (elapsed > 0) this.#show(null, "");
      const scored = goals.filter(({ at }) => showMinute(at) === this.#clock);
      for (const [index, goal] of scored.entries()) {
        this.#at = start + (elapsed + (index + 1) / (scored.length + 1)) * minuteMs;
        this.#goal(goal);
      }
    }
    this.#at = start + (to - from + added) * minuteMs;
  }

  #goal({ side, player, kind }: Goal): void {
    const add = ([home, away]: Pair): Pair =>
      side === "home" ? [home + 1, away] : [home, away + 1];
    this.#score = add(this.#score);
    this.#line = this.#line.map((pair, index) =>
      index === this.#line.length - 1 ? add(pair) : pair,
    );
    const words = { goal: "Goal", penalty: "Penalty scored", "own-goal": "Own goal" } as const;
    const team = side === "home" ? this.#fixture.home : this.#fixture.away;
    const whose = kind === "own-goal" ? `${player}, for ${team}` : `${player}, ${team}`;
    this.#show(kind, `${words[kind]}: ${whose}`, side, player);
  }

  #break(period: MatchPeriod, clock: string, minutes: number, text: string): void {
    this.#status = "break";
    this.#period = period;
    this.#clock = clock;
    this.#show("period", text);
    this.#at += minutes * minuteMs;
  }

  /** Only the total of a shoot-out is known, so it shows at the end. */
  #shootout(total: Pair): void {
    this.#break("PEN", "120'", breaks.beforeShootout, "Shoot-out follows");
    this.#status = "live";
    this.#clock = "PEN";
    this.#show("period", "Penalty shoot-out");
    this.#at += shootoutMinutes * minuteMs;
    this.#line = [...this.#line, total];
  }

  #end(): void {
    const { extra, shootout } = this.#result;
    const [home, away] = shootout ?? this.#score;
    const winner = home > away ? this.#fixture.home : this.#fixture.away;
    const text =
      shootout !== null
        ? `${winner} win ${Math.max(home, away)}–${Math.min(home, away)} on penalties`
        : extra !== null
          ? "Full-time, after extra time"
          : "Full-time";
    this.#status = "finished";
    this.#period = "FT";
    this.#clock = shootout !== null ? "PEN" : extra !== null ? "AET" : "FT";
    this.#show("full-time", text, null, null, {
      homeWin: home > away ? 1 : 0,
      draw: home === away ? 1 : 0,
      awayWin: home < away ? 1 : 0,
    });
  }

  /** Notes the state, with an event if there is a kind of one. */
  #show(
    kind: Row<"events">["kind"],
    text: string,
    side: Row<"events">["side"] = null,
    player: string | null = null,
    more: Partial<Row<"matches">> = {},
  ): void {
    const shared = {
      clock: this.#clock,
      period: this.#period,
      homeScore: this.#score[0],
      awayScore: this.#score[1],
      time: Math.round(this.#fixture.kickOff + this.#at),
    };
    this.moments.push({
      at: this.#at,
      cells: { ...shared, status: this.#status, line: this.#line, ...more },
      event: kind === null ? null : { ...shared, kind, side, player, other: null, text },
    });
  }
}
