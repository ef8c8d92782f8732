/** Plays single matches without a board or a tour: for statistics on many of them. */
import type { MatchWriter } from "../../feed.ts";
import { Random } from "../random.ts";
import { TennisMatch } from "./match.ts";
import { drawPlayers, type Player, pair } from "./players.ts";
import type { BestOf } from "./score.ts";
import type { Surface } from "./serve.ts";

export interface PlayOptions {
  readonly seed: string;
  /** Which match of the seed; each has a stream of its own. */
  readonly index: number;
  readonly writer: MatchWriter;
  /** Hard unless given; best of three unless given. */
  readonly surface?: Surface;
  readonly bestOf?: BestOf;
}

export interface Played {
  readonly match: TennisMatch;
  readonly home: Player;
  readonly away: Player;
  /**
   * P(home wins): before the match, then after so many games as are half and three quarters of what
   * a match has in the mean, or at its end where it had fewer. Not by the points that were played in
   * all: to know half of them is to know how long the match will be, and so who wins it.
   */
  readonly start: number;
  readonly half: number;
  readonly late: number;
}

/** Games by which a match is about at its half and at three quarters. */
const moments: Readonly<Record<BestOf, { readonly half: number; readonly late: number }>> = {
  3: { half: 12, late: 18 },
  5: { half: 18, late: 27 },
};

/** Plays a match between two players drawn for it from its first point to its last. */
export function playMatch(options: PlayOptions): Played {
  const { seed, index, writer, surface = "hard", bestOf = 3 } = options;
  const random = new Random(seed, `tennis match ${index}`);
  const [one, other] = drawPlayers(random, 2);
  if (one === undefined || other === undefined) throw new Error("a match needs two players");
  // The stronger one is drawn first.
  const [home, away] = random.chance(0.5) ? [one, other] : [other, one];
  const match = new TennisMatch({
    writer,
    home: home.name,
    away: away.name,
    pairing: pair(home, away, surface, bestOf, random),
    random,
    startAt: 0,
    epoch: 0,
  });
  const start = match.homeWin;
  const afterGames = (games: number): number => {
    while (match.phase !== "over" && match.score.gamesPlayed < games) match.step();
    return match.homeWin;
  };
  const half = afterGames(moments[bestOf].half);
  const late = afterGames(moments[bestOf].late);
  afterGames(Infinity);
  return { match, home, away, start, half, late };
}
