/** A board with one match on it, which takes its states one by one, and the server before it. */
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import { createLog } from "../../../server/ops/log.ts";
import { BoardServer } from "../../../server/server.ts";
import type { MatchPlay } from "./match-play.ts";

export const matchId = "league.home-away";

/** What a viewer of the match looks at. */
export const matchSelections = [
  { topic: topics.matches, rows: [matchId] },
  { topic: topics.events(matchId) },
  { topic: topics.stats(matchId) },
] as const;

const config = {
  host: "127.0.0.1",
  port: 0,
  operatorKey: null,
  allowedOrigins: [],
  allowedHosts: [],
};

export class Stadium {
  readonly board = createBoard({ epoch: "bench", clock: systemClock });
  readonly #sink = sinkFor(this.board, "bench");
  readonly #play: MatchPlay;
  readonly #server: BoardServer;
  readonly #writer;

  constructor(play: MatchPlay) {
    this.#play = play;
    const sink = this.#sink;
    let writer: ReturnType<typeof sink.match> | null = null;
    sink.transact(() => {
      sink.league({
        id: "league",
        name: "League",
        sport: "football",
        table: true,
        tiebreak: "difference",
        position: 1,
      });
      writer = sink.match(matchId, { ...play.row, league: "league" });
    });
    if (writer === null) throw new Error("no match was made");
    this.#writer = writer as ReturnType<typeof sink.match>;
    this.#server = new BoardServer(config, {
      board: this.board,
      clock: systemClock,
      log: createLog("warn"),
      version: "bench",
      control: () => ({ rate: 0, speed: 1, paused: false }),
    });
  }

  async listen(): Promise<number> {
    return (await this.#server.listen()).port;
  }

  /** Puts a state on the board, all of it at once. */
  show(state: number): void {
    this.#sink.transact(() => {
      for (const write of this.#play.states[state] ?? []) write(this.#writer);
    });
  }

  /** All that is known of the match, as one JSON text; cells that are not known are left out. */
  document(): string {
    const rows = (topic: string) => {
      const table = this.board.table(topic);
      return table?.keys().map((key) => [key, knownCells(table.get(key) ?? {})] as const) ?? [];
    };
    const stats = Object.fromEntries(rows(topics.stats(matchId)));
    const events = rows(topics.events(matchId)).map(([, row]) => row);
    const [, match] = rows(topics.matches).find(([key]) => key === matchId) ?? [];
    return JSON.stringify({ id: matchId, ...match, stats, events });
  }

  close(): Promise<void> {
    return this.#server.close(0);
  }
}

function knownCells(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null));
}
