/**
 * Bigboard's own server with one small table that changes at a steady rate. Nothing is derived from
 * it and there are no pages, so that the ways to its viewers are most of what it does.
 */
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { Board } from "../../../server/board/board.ts";
import { createLog } from "../../../server/ops/log.ts";
import { BoardServer } from "../../../server/server.ts";
import { answer } from "../child.ts";
import { Stopwatch } from "../stopwatch.ts";
import { unlimited } from "../unlimited.ts";
import { columns, type Rows, type ServerLap } from "./facts.ts";

/** Rows of the table. */
const rowCount = 20;
/** Comes to every row before it comes to one again, though not in their order. */
const stride = 7;

const board = new Board({ epoch: "bench", clock: systemClock });
const place = board.place(topics.quotes);
const stopwatch = new Stopwatch();
let made = 0;
let changes = 0;
let rest = () => {};

const keyOf = (index: number) => `S${String(index % rowCount).padStart(2, "0")}`;
const cellsAt = (step: number) => ({
  last: 100 + ((step * 37) % 1_000) / 100,
  volume: step * 10,
  time: systemClock.now(),
});

function change(): void {
  made += 1;
  changes += 1;
  board.transact(() => board.join(place).put(keyOf(made * stride), cellsAt(made)));
}

answer({
  /** @param rate changes a second. @returns the port. */
  async start({ rate }: { rate: number }): Promise<number> {
    board.transact(() => {
      const table = board.join(place);
      for (let index = 0; index < rowCount; index += 1) {
        table.put(keyOf(index), { tickSize: 0.01, ...cellsAt(0) });
      }
    });
    const config = {
      host: "127.0.0.1",
      port: 0,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
    };
    const server = new BoardServer(config, {
      board,
      clock: systemClock,
      log: createLog("warn"),
      version: "bench",
      control: () => ({ rate, speed: 1, paused: false }),
      limits: unlimited,
    });
    const { port } = await server.listen();
    // A late timer makes up for what is due, so that every way is given the same.
    const startedAt = systemClock.now();
    const period = Math.max(1, Math.floor(1_000 / rate));
    rest = systemClock.every(period, () => {
      const due = Math.floor(((systemClock.now() - startedAt) * rate) / 1_000);
      while (made < due) change();
    });
    return port;
  },
  lap(): ServerLap {
    const lap = { ...stopwatch.lap(), changes };
    changes = 0;
    return lap;
  },
  /** Ends the changes. */
  rest: (): void => rest(),
  /** What stands on the board, of the columns that viewers ask for. */
  rows(): Rows {
    const { table } = place;
    const pick = (key: string) => {
      const row = table.get(key);
      return Object.fromEntries(columns.map((name) => [name, row?.[name]]));
    };
    return Object.fromEntries(table.keys().map((key) => [key, pick(key)]));
  },
});
