import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";

/** Statistics of a match that are counted, with their labels; possession is apart. */
const labels = {
  shots: "Shots",
  "on-target": "On target",
  corners: "Corners",
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

  count(id: Counted, side: TeamSide): void {
    const counts = this.of(id);
    counts[side] += 1;
    this.#writer.stat(id, labels[id], counts.home, counts.away);
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
