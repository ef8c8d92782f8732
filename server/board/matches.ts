/**
 * Turns what a feed says of one match into its row of `matches` and its tables of events,
 * statistics, players and probabilities.
 */
import { type Row, type TopicFamily, topics } from "../../lib/schema/topics.ts";
import type { MatchWriter } from "../feed/feed.ts";
import type { Board } from "./board.ts";

/** Probabilities travel with four decimals: finer than a bar or a per cent figure can show. */
const probabilityScale = 10_000;

/** Adds a match to `matches` and returns what its feed writes to. */
export function addMatch(board: Board, id: string, cells: Partial<Row<"matches">>): BoardMatch {
  const matches = board.join(board.place(topics.matches));
  if (matches.has(id)) throw new RangeError(`match "${id}" is there already`);
  const { league } = cells;
  if (typeof league !== "string" || !board.place(topics.leagues).table.has(league)) {
    throw new RangeError(`match "${id}" names league "${league}", which was not announced`);
  }
  matches.put(id, { homeReds: 0, awayReds: 0, ...cells });
  return new BoardMatch(board, id);
}

export class BoardMatch implements MatchWriter {
  readonly id: string;
  readonly #board: Board;

  constructor(board: Board, id: string) {
    this.id = id;
    this.#board = board;
  }

  set(cells: Partial<Row<"matches">>): void {
    this.#board.join(this.#board.place(topics.matches)).put(this.id, cells);
  }

  event(event: Row<"events">): void {
    const events = this.#board.join(this.#board.place(topics.events(this.id)));
    events.put(String(events.size + 1), event);
  }

  probability(clock: string, homeWin: number, draw: number, awayWin: number): void {
    const rounded = {
      homeWin: Math.round(homeWin * probabilityScale) / probabilityScale,
      draw: Math.round(draw * probabilityScale) / probabilityScale,
      awayWin: Math.round(awayWin * probabilityScale) / probabilityScale,
    };
    const points = this.#board.join(this.#board.place(topics.probability(this.id)));
    points.put(String(points.size + 1), { clock, ...rounded });
    this.set(rounded);
  }

  stat(id: string, label: string, home: number, away: number): void {
    const stats = this.#board.join(this.#board.place(topics.stats(this.id)));
    stats.put(id, { label, home, away });
  }

  player(player: string, cells: Partial<Row<"players">>): void {
    this.#board.join(this.#board.place(topics.players(this.id))).put(player, cells);
  }

  restart(): void {
    for (const topic of [
      topics.events(this.id),
      topics.stats(this.id),
      topics.players(this.id),
      topics.probability(this.id),
    ]) {
      const table = this.#board.join(this.#board.place<TopicFamily>(topic));
      for (const key of table.keys()) table.remove(key);
    }
  }
}
