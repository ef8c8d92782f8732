/** Players who come on for others, as often as the laws allow. */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import type { Scoresheet } from "./scoresheet.ts";
import {
  extraSubstitutions,
  type Player,
  type TeamSheet,
  usualSubstitutions,
} from "./team-sheet.ts";

import { changesAfterBreak } from "./timetable.ts";

/** When the changes are made. */
export interface Moment {
  /** Minutes on the clock. */
  readonly minute: number;
  readonly inExtraTime: boolean;
}

/** Of changes, those of one player, and those of at most two; else three come on at once. */
const oneShare = 0.5;
const twoShare = 0.87;

export class Changes {
  readonly #moment: Moment;
  readonly #sheet: Scoresheet;
  readonly #teams: Readonly<Record<TeamSide, TeamSheet>>;
  readonly #random: Random;

  constructor(
    moment: Moment,
    sheet: Scoresheet,
    teams: Readonly<Record<TeamSide, TeamSheet>>,
    random: Random,
  ) {
    this.#moment = moment;
    this.#sheet = sheet;
    this.#teams = teams;
    this.#random = random;
  }

  /** The second goalkeeper comes on for somebody else, where he may; else one of the ten keeps. */
  replaceKeeper(at: number, side: TeamSide): void {
    const team = this.#teams[side];
    const keeper = team.players.find(
      ({ position, status }) => position === "GK" && status === "bench",
    );
    const off = team.drawTired();
    if (keeper === undefined || off === null || team.left(this.#allowed, false) <= 0) return;
    team.takeWindow();
    this.#substitute(at, side, off, keeper, "");
  }

  /** Somebody is hurt and goes off, where another may come on; else he plays on. */
  injury(at: number, side: TeamSide): void {
    const team = this.#teams[side];
    if (team.left(this.#allowed, false) <= 0) return;
    const off = team.drawHurt();
    const on = off === null ? null : team.drawReplacement(off.position);
    if (off === null || on === null) return;
    team.takeWindow();
    this.#substitute(at, side, off, on, ", who is hurt");
  }

  /** Who changes players before play begins again. */
  afterBreak(at: number): void {
    for (const side of ["home", "away"] as const) {
      if (this.#random.chance(changesAfterBreak)) this.make(at, side, true);
    }
  }

  /** One to three players change at once, in a break without one of the stops that are counted. */
  make(at: number, side: TeamSide, inBreak: boolean): void {
    const team = this.#teams[side];
    const u = this.#random.uniform();
    const wanted = u < oneShare ? 1 : u < twoShare ? 2 : 3;
    let stopped = inBreak;
    for (let left = Math.min(wanted, team.left(this.#allowed, inBreak)); left > 0; left -= 1) {
      const off = team.drawTired();
      const on = off === null ? null : team.drawReplacement(off.position);
      if (off === null || on === null) return;
      if (!stopped) team.takeWindow();
      stopped = true;
      this.#substitute(at, side, off, on, "");
    }
  }

  #substitute(at: number, side: TeamSide, off: Player, on: Player, why: string): void {
    this.#teams[side].substitute(off, on, this.#moment.minute);
    this.#sheet.substitution(at, side, { player: on.name, other: off.name }, why);
  }

  get #allowed(): typeof usualSubstitutions {
    return this.#moment.inExtraTime ? extraSubstitutions : usualSubstitutions;
  }
}
