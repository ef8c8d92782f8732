import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import type { Outcome } from "./outlook.ts";
import type { Scoresheet } from "./scoresheet.ts";
import { kickChance, Shootout } from "./shootout.ts";
import type { Player, TeamSheet } from "./team-sheet.ts";

/** The shoot-out of a match: who kicks, and what the sheet says of it. */
export class Kicks {
  readonly #random: Random;
  readonly #sheet: Scoresheet;
  readonly #shootout: Shootout;
  /** In the order in which they kick, as many of either side: who has more leaves some out. */
  readonly #kickers: Readonly<Record<TeamSide, readonly Player[]>>;

  constructor(random: Random, sheet: Scoresheet, teams: Readonly<Record<TeamSide, TeamSheet>>) {
    this.#random = random;
    this.#sheet = sheet;
    this.#shootout = new Shootout(random.chance(0.5) ? "home" : "away");
    const count = Math.min(teams.home.count, teams.away.count);
    const of = (side: TeamSide) => teams[side].kickers().slice(0, count);
    this.#kickers = { home: of("home"), away: of("away") };
  }

  get winner(): TeamSide | null {
    return this.#shootout.winner;
  }

  get outcome(): Outcome {
    const { homeWin } = this.#shootout;
    return { homeWin, draw: 0, awayWin: 1 - homeWin };
  }

  /** The next kick. */
  kick(at: number): void {
    const side = this.#shootout.next;
    const kickers = this.#kickers[side];
    const kicker = kickers[this.#shootout.taken(side) % kickers.length];
    const scored = this.#random.chance(kickChance);
    this.#shootout.kick(scored);
    this.#sheet.kicks(at, this.#shootout.score);
    const kind = scored ? "shootout-scored" : "shootout-missed";
    this.#sheet.incident(at, kind, side, { player: kicker?.name });
  }
}
