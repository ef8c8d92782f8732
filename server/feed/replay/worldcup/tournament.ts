/** Plays a recorded tournament: every match as if live, in calendar order or all at once. */
import type { FeedSink, MatchWriter } from "../../feed.ts";
import { dayOf, type Recording, refuse } from "../recording.ts";
import { type Moment, scheduledCells, timeline } from "./timeline.ts";
import { type Fixture, readTournament, type Tournament } from "./tournament-file.ts";

/** In which order matches are played: each at its kick-off, or all from the first one's on. */
export type MatchOrder = "calendar" | "together";

/** A match in 90 seconds. */
const speedDefault = 60;
/** How long before a kick-off the clock starts, or arrives when it skips an idle gap, ms. */
const leadMs = 10_000;
const restMs = 20 * 60_000;

interface Step {
  /** By the feed's clock, ms since the epoch. */
  readonly at: number;
  readonly match: number;
  readonly moment: Moment;
  /** Whether no match is being played just before it. */
  idleBefore: boolean;
}

export class TournamentRecording implements Recording {
  readonly label: string;
  readonly instruments = 0;
  readonly matches: number;
  readonly start: number;
  readonly end: number;
  readonly rest = restMs;
  readonly speed = speedDefault;
  readonly meanRate: number;
  readonly remarks: readonly string[];
  readonly #tournament: Tournament;
  readonly #steps: readonly Step[];
  readonly #writers: MatchWriter[] = [];
  #next = 0;

  /** @throws Error that names the file, the match, the field and the cause. */
  constructor(parsed: Readonly<Record<string, unknown>>, file: string, order: MatchOrder) {
    this.#tournament = readTournament(parsed, file);
    const { fixtures, remarks } = this.#tournament;
    const { steps, activeMs } = stepsOf(fixtures, order);
    const first = steps[0] ?? refuse(file, "", "has no result of any match");
    const days = fixtures.filter(({ result }) => result !== null).map(({ kickOff }) => kickOff);
    const from = dayOf(Math.min(...days));
    const to = dayOf(Math.max(...days));
    this.label = `Recorded ${from}${from === to ? "" : ` to ${to}`}`;
    this.matches = fixtures.length;
    this.start = first.at - leadMs;
    this.end = steps[steps.length - 1]?.at ?? first.at;
    this.meanRate = steps.length / Math.max(1, activeMs / 1_000);
    this.remarks = remarks;
    this.#steps = steps;
  }

  fill(sink: FeedSink): void {
    const { name, fixtures } = this.#tournament;
    const leagues = leaguesOf(name, fixtures);
    for (const league of leagues.values()) sink.league(league);
    const prefix = matchPrefix(name);
    const digits = Math.max(3, String(fixtures.length).length);
    for (const fixture of fixtures) {
      const id = `${prefix}-${String(fixture.number).padStart(digits, "0")}`;
      const writer = sink.match(id, {
        sport: "football",
        league: leagues.get(fixture.group)?.id ?? null,
        round: fixture.round,
        home: fixture.home,
        away: fixture.away,
        // Cards are not in the file.
        homeReds: null,
        awayReds: null,
        venue: fixture.venue,
        startTime: fixture.kickOff,
        ...scheduledCells(fixture),
      });
      this.#writers.push(writer);
    }
  }

  nextTime(): number | null {
    return this.#steps[this.#next]?.at ?? null;
  }

  skipIdle(position: number): number {
    const step = this.#steps[this.#next];
    return step?.idleBefore === true ? Math.max(position, step.at - leadMs) : position;
  }

  playTo(position: number): number {
    const first = this.#next;
    for (;;) {
      const step = this.#steps[this.#next];
      if (step === undefined || step.at > position) break;
      this.#next += 1;
      const writer = this.#writers[step.match];
      writer?.set(step.moment.cells);
      if (step.moment.event !== null) writer?.event(step.moment.event);
    }
    return this.#next - first;
  }

  restart(): number {
    this.#next = 0;
    for (const [index, fixture] of this.#tournament.fixtures.entries()) {
      this.#writers[index]?.restart();
      this.#writers[index]?.set(scheduledCells(fixture));
    }
    return this.start;
  }
}

/** All moments of all matches by the feed's clock, and how long at least one was being played. */
function stepsOf(fixtures: readonly Fixture[], order: MatchOrder) {
  const played = fixtures.filter(({ result }) => result !== null);
  const first = Math.min(...played.map(({ kickOff }) => kickOff));
  const steps: Step[] = fixtures.flatMap((fixture, match) => {
    const kickOff = order === "together" ? first : fixture.kickOff;
    return timeline(fixture).map((moment) => {
      return { at: kickOff + moment.at, match, moment, idleBefore: false };
    });
  });
  steps.sort((a, b) => a.at - b.at || a.match - b.match);
  let running = 0;
  let activeMs = 0;
  let last = 0;
  for (const step of steps) {
    if (running === 0) step.idleBefore = true;
    else activeMs += step.at - last;
    last = step.at;
    if (step.moment.event?.kind === "kickoff") running += 1;
    if (step.moment.event?.kind === "full-time") running -= 1;
  }
  return { steps, activeMs };
}

/** A league for each group, and after them one, under null, for the knock-out rounds. */
function leaguesOf(name: string, fixtures: readonly Fixture[]) {
  const base = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const groups = [...new Set(fixtures.map(({ group }) => group))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  return new Map(
    groups.map((group, position) => [
      group,
      {
        id: group === null ? base : `${base}.${shortGroup(group)}`,
        name: groups.length === 1 ? name : `${name} · ${group ?? "Knockouts"}`,
        sport: "football" as const,
        table: group !== null,
        tiebreak: tiebreakOf(name),
        position,
      },
    ]),
  );
}

/** `Group A` is `a`. */
function shortGroup(group: string): string {
  const short = group.replace(/^group\s+/i, "").toLowerCase();
  return short.replace(/[^a-z0-9]+/g, "-");
}

/**
 * FIFA parts teams level on points by the goals of all their matches up to the World Cup of 2022,
 * and from that of 2026 on by the matches among them first.
 */
function tiebreakOf(name: string): "difference" | "head-to-head" {
  const year = Number(/\b\d{4}\b/.exec(name)?.[0] ?? 0);
  return /world cup/i.test(name) && year >= 2026 ? "head-to-head" : "difference";
}

/** `World Cup 2026` is `wc2026`. */
function matchPrefix(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1))).join("");
}
