/** Games without a board: for the table's past, for tests, and for who wants many. */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { Game } from "./game.ts";
import { flowOf, type GameOptions } from "./game-options.ts";

export interface Result {
  readonly home: number;
  readonly away: number;
  /** Points of each period. */
  readonly line: readonly (readonly [home: number, away: number])[];
}

/** How a game ends that nobody sees: as `playGame` would have it, without its story. */
export function resultOf({
  seed,
  name,
  edge,
  law,
}: Pick<GameOptions, "seed" | "name" | "edge" | "law">): Result {
  const flow = flowOf(seed, name, edge, law);
  while (!flow.over) flow.next();
  const sum = (at: 0 | 1) => flow.line.reduce((total, period) => total + period[at], 0);
  return { home: sum(0), away: sum(1), line: flow.line };
}

export interface PlayedGame extends Result {
  readonly game: Game;
  readonly events: readonly Row<"events">[];
  /** The home side's chance at the tip-off, at half-time and after three quarters. */
  readonly tipOff: number;
  readonly halfTime: number;
  readonly threeQuarters: number;
}

/** Plays one game as it would be on a board, all at once. */
export function playGame(
  options: Omit<GameOptions, "writer" | "ticking" | "tipOff" | "epoch">,
): PlayedGame {
  const events: Row<"events">[] = [];
  let line: Result["line"] = [];
  const writer: MatchWriter = {
    id: options.name,
    set: (cells) => {
      line = (cells.line as Result["line"] | undefined) ?? line;
    },
    event: (event) => events.push(event),
    probability: () => {},
    stat: () => {},
    player: () => {},
    restart: () => {},
  };
  const game = new Game({ ...options, writer, tipOff: 0, epoch: 0, ticking: false });
  const chances: number[] = [];
  while (game.phase !== "over") {
    const { phase } = game;
    game.step();
    if (phase === "before") chances[0] = game.homeWin;
    if (phase === "play" && game.phase === "break") chances[game.period] = game.homeWin;
  }
  const [tipOff = 0.5, , halfTime = 0.5, threeQuarters = 0.5] = chances;
  const { home, away } = game.score;
  return { game, events, home, away, line, tipOff, halfTime, threeQuarters };
}
