/** Games for the tests, between sides as far apart as a league's, and what is known of them. */
import { Flow, type Possession } from "../../../../server/feed/simulator/basketball/flow.ts";
import { Game } from "../../../../server/feed/simulator/basketball/game.ts";
import {
  edgeFor,
  type Law,
  overtimeMs,
  quarterMs,
  usualLaw,
} from "../../../../server/feed/simulator/basketball/law.ts";
import { rosterOf } from "../../../../server/feed/simulator/basketball/roster.ts";
import { homeWinChance } from "../../../../server/feed/simulator/basketball/win-probability.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { TestMatch } from "../support.ts";

/** Spread of the margin that is to be expected: of two clubs whose strengths spread by 3.3 each. */
const marginSpread = 4.67;
export const homeMargin = 2.3;

export interface Score {
  /** The home side's lead at the tip-off, at half-time, after three quarters. */
  readonly leads: readonly number[];
  /** The chances of the closed form there. */
  readonly chances: readonly number[];
  /** The margin that was to be expected. */
  readonly margin: number;
  readonly final: number;
  readonly total: number;
  /** Level after four quarters. */
  readonly tied: boolean;
  readonly won: number;
  readonly possessions: readonly Possession[];
}

/** Part of the game that is left at each of the three moments. */
export const partsLeft = [1, 0.5, 0.25] as const;

export function scores(seed: string, n: number, law: Law = usualLaw): Score[] {
  const margins = new Random(seed, "margins");
  return Array.from({ length: n }, (_, i) => {
    const margin = homeMargin + marginSpread * margins.normal();
    const edge = edgeFor(margin, law);
    const flow = new Flow(new Random(seed, `game ${i}`), edge, law);
    const possessions: Possession[] = [];
    const leads = [0];
    while (!flow.over) {
      const { lead } = flow;
      const possession = flow.next();
      const before = possessions.at(-1)?.period;
      if (before !== possession.period && (before === 2 || before === 3)) leads.push(lead);
      possessions.push(possession);
    }
    const chances = leads.map((lead, at) => {
      const leftMs = 4 * quarterMs * (partsLeft[at] ?? 0);
      return homeWinChance(law, { lead, leftMs, edge, ball: 0 });
    });
    return {
      leads,
      chances,
      margin,
      final: flow.lead,
      total: possessions.reduce((sum, { points }) => sum + points, 0),
      tied: flow.line.length > 4,
      won: flow.lead > 0 ? 1 : 0,
      possessions,
    };
  });
}

export interface Shown {
  readonly game: Game;
  readonly writer: TestMatch;
}

/**
 * Plays games in full, as a board would see them.
 * @param watch is called after each step
 */
export function games(
  seed: string,
  n: number,
  watch: (shown: Shown) => void = () => {},
  ticking = false,
): Shown[] {
  const margins = new Random(seed, "margins");
  const rosters = Array.from({ length: 8 }, (_, i) => rosterOf(seed, `club ${i}`));
  const team = (i: number) => ({ name: `Club ${i % 8}`, roster: rosters[i % 8] ?? [] });
  return Array.from({ length: n }, (_, i) => {
    const writer = new TestMatch();
    const edge = edgeFor(homeMargin + marginSpread * margins.normal());
    const options = { writer, home: team(i), away: team(i + 3), edge, seed, name: `game ${i}` };
    const game = new Game({ ...options, tipOff: 0, epoch: 0, ticking });
    const shown = { game, writer };
    while (game.phase !== "over") {
      game.step();
      watch(shown);
    }
    return shown;
  });
}

/** ms that a game's clock has run when it stands at `leftMs` of a period. */
export function elapsedMs(period: number, leftMs: number): number {
  const whole = Math.min(period, 4) * quarterMs + Math.max(0, period - 4) * overtimeMs;
  return whole - leftMs;
}
