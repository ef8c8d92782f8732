import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";

/** Statistics of a match that are counted, with their labels; possession is apart. */
const labels = {
  shots: "Shots",
  "on-target": "On target",
  xg: "Expected goals",
  saves: "Saves",
  corners: "Corners",
  offsides: "Offsides",
  fouls: "Fouls",
  yellows: "Yellow cards",
  reds: "Red cards",
} as const;

export type Counted = keyof typeof labels;

/** Keeps the statistics of one match and writes each as it changes. */
export class Statistics {
  readonly #writer: MatchWriter;
  readonly #counts = new Map<Counted, { home: number; away: number }>();
  #possession = 0;
  #minutes = 0;
  #shownPossession = Number.NaN;

  constructor(writer: MatchWriter) {
    this.#writer = writer;
  }

  /** Writes all at 0, and possession even. */
  begin(): void {
    this.#writePossession(50);
    for (const id of Object.keys(labels) as Counted[]) {
      this.#counts.set(id, { home: 0, away: 0 });
      this.#writer.stat(id, labels[id], 0, 0);
    }
  }

  /** Adds to a count, 1 unless given; shown to two decimals. */
  count(id: Counted, side: TeamSide, by = 1): void {
    const counts = this.of(id);
    counts[side] += by;
    this.#writer.stat(id, labels[id], hundredths(counts.home), hundredths(counts.away));
  }

  /** Counts so far. */
  of(id: Counted): { home: number; away: number } {
    let counts = this.#counts.get(id);
    if (counts === undefined) {
      counts = { home: 0, away: 0 };
      this.#counts.set(id, counts);
    }
    return counts;
  }

  /** Takes a minute's share of the ball, the home side's, 0 to 100, into the mean. */
  possess(share: number): void {
    this.#possession += share;
    this.#minutes += 1;
    this.#writePossession(Math.round(this.#possession / this.#minutes));
  }

  #writePossession(home: number): void {
    if (home === this.#shownPossession) return;
    this.#shownPossession = home;
    this.#writer.stat("possession", "Possession %", home, 100 - home);
  }
}

/** To two decimals, and never below 0 or -0. */
function hundredths(value: number): number {
  return Math.max(0, Math.round(value * 100) / 100);
}
