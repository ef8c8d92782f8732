/**
 * Who plays whom, and when: season after season in which every club receives every other once. A
 * game may begin each hour and a half, around the clock and the world, where it is evening.
 */
import { Random } from "../random.ts";
import type { Club } from "./clubs.ts";

export interface Scheduled {
  /** From 0. */
  readonly season: number;
  readonly round: string;
  readonly home: Club;
  readonly away: Club;
  /** ms since the epoch: as announced, and when the ball is up. */
  readonly startTime: number;
  readonly tipOff: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const slotMs = 2 * hourMs;

/** Tip-offs by the clock of the place: from here so many hours on. */
const firstHour = 18;
const hours = 4.5;

/** From a club's tip-off to its next one at least; the mean is just under two days. */
const restMs = 22 * hourMs;
/** From a season's last game to the next one's first. */
const pauseMs = 3 * dayMs;
const tipDelayMs = 90_000;

interface Entry {
  readonly club: Club;
  /** Whom it has not received yet. */
  readonly guests: Set<Entry>;
  /** Games that are left, at home and away. */
  left: number;
  freeFrom: number;
}

export class Calendar {
  readonly #random: Random;
  readonly #entries: readonly Entry[];
  #season = -1;
  #seasonBegan = 0;
  #slot: number;
  #left = 0;

  /** @param begin of the first season, ms since the epoch; brought to the start of its day */
  constructor(seed: string, clubs: readonly Club[], begin: number) {
    this.#random = new Random(seed, "basketball calendar");
    this.#entries = clubs.map((club) => ({ club, guests: new Set(), left: 0, freeFrom: 0 }));
    this.#slot = startOfDay(begin);
  }

  /** The next game; none begins before the one before it. */
  next(): Scheduled {
    if (this.#left === 0) this.#nextSeason();
    for (;;) {
      const startTime = this.#slot;
      this.#slot += slotMs;
      const pair = this.#choose(startTime);
      if (pair === null) continue;
      const [home, away] = pair;
      home.guests.delete(away);
      for (const entry of pair) {
        entry.left -= 1;
        entry.freeFrom = startTime + restMs;
      }
      this.#left -= 1;
      const week = Math.floor((startTime - this.#seasonBegan) / (7 * dayMs)) + 1;
      return {
        season: this.#season,
        round: `Week ${week}`,
        home: home.club,
        away: away.club,
        startTime,
        tipOff: startTime + Math.floor(tipDelayMs * this.#random.uniform()),
      };
    }
  }

  #nextSeason(): void {
    this.#season += 1;
    if (this.#season > 0) this.#slot = startOfDay(this.#slot + pauseMs);
    this.#seasonBegan = this.#slot;
    for (const entry of this.#entries) {
      for (const other of this.#entries) if (other !== entry) entry.guests.add(other);
      entry.left = 2 * (this.#entries.length - 1);
    }
    this.#left = this.#entries.length * (this.#entries.length - 1);
  }

  /** Of all pairs that could play, that with the most games to come: so the season ends for all at once. */
  #choose(time: number): readonly [home: Entry, away: Entry] | null {
    let best: readonly [Entry, Entry] | null = null;
    let most = -1;
    for (const home of this.#entries) {
      if (home.freeFrom > time || !isEvening(home.club, time)) continue;
      for (const away of home.guests) {
        if (away.freeFrom > time) continue;
        const score = home.left + away.left + home.guests.size + this.#random.uniform();
        if (score <= most) continue;
        most = score;
        best = [home, away];
      }
    }
    return best;
  }
}

function isEvening({ offset }: Club, time: number): boolean {
  const hour = (time % dayMs) / hourMs + offset;
  return (hour - firstHour + 48) % 24 < hours;
}

function startOfDay(time: number): number {
  return time - (time % dayMs);
}
