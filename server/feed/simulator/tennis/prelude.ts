/** Keeps what happened in a match before the simulation opens, and tells it at the opening. */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";

export class Prelude implements MatchWriter {
  readonly id: string;
  readonly #cells: Partial<Row<"matches">>;
  readonly #stats = new Map<string, Parameters<MatchWriter["stat"]>>();
  #events: Row<"events">[] = [];
  #points: Parameters<MatchWriter["probability"]>[] = [];
  #writer: MatchWriter | null = null;

  constructor(id: string, cells: Partial<Row<"matches">>) {
    this.id = id;
    this.#cells = { ...cells };
  }

  /**
   * Puts the match on the board; what is written from now on goes there at once. A match that is
   * over is told by its row and its statistics, as results are: its events are no news.
   */
  open(add: (id: string, cells: Partial<Row<"matches">>) => MatchWriter): void {
    const writer = add(this.id, this.#cells);
    for (const stat of this.#stats.values()) writer.stat(...stat);
    if (this.#cells.status !== "finished") {
      for (const event of this.#events) writer.event(event);
      for (const point of this.#points) writer.probability(...point);
    }
    this.#events = [];
    this.#points = [];
    this.#writer = writer;
  }

  set(cells: Partial<Row<"matches">>): void {
    if (this.#writer === null) Object.assign(this.#cells, cells);
    else this.#writer.set(cells);
  }

  event(event: Row<"events">): void {
    if (this.#writer === null) this.#events.push(event);
    else this.#writer.event(event);
  }

  probability(clock: string, homeWin: number, draw: number, awayWin: number): void {
    if (this.#writer !== null) {
      this.#writer.probability(clock, homeWin, draw, awayWin);
      return;
    }
    this.#points.push([clock, homeWin, draw, awayWin]);
    Object.assign(this.#cells, { homeWin, draw, awayWin });
  }

  stat(id: string, label: string, home: number, away: number): void {
    if (this.#writer === null) this.#stats.set(id, [id, label, home, away]);
    else this.#writer.stat(id, label, home, away);
  }

  player(player: string, cells: Partial<Row<"players">>): void {
    // Tennis lists no players before the opening: there is nothing to keep.
    this.#writer?.player(player, cells);
  }

  restart(): void {
    this.#stats.clear();
    this.#events = [];
    this.#points = [];
    this.#writer?.restart();
  }
}
