/** A real server on a port of its own, with a small board that is written at random and restarts. */
import { systemClock } from "../../lib/clock.ts";
import type { BoardSeam } from "../../lib/seam.ts";
import type { Table } from "../../lib/table/table.ts";
import { Board } from "../../server/board/board.ts";
import { createLog } from "../../server/ops/log.ts";
import { seamOf } from "../../server/seam.ts";
import { BoardServer } from "../../server/server.ts";
import type { Random } from "../support/random.ts";
import { fuzzTopics, writeOne } from "./mirror-writer.ts";

const config = {
  host: "127.0.0.1",
  port: 0,
  operatorKey: null,
  allowedOrigins: [],
  allowedHosts: [],
};

/** Unconfirmed bytes that a reader may be behind: a few deltas of this small board. */
const windowBytes = 2_048;

export class Arena {
  readonly name: string;
  port = 0;
  /** What the server logged: nothing, where nothing is wrong. */
  readonly logged: string[] = [];
  readonly #random: Random;
  #lives = 0;
  #board: Board | null = null;
  #server: BoardServer | null = null;

  /** @param name is part of the epochs of its boards. */
  constructor(name: string, random: Random) {
    this.name = name;
    this.#random = random;
  }

  /** The board of this life. */
  get board(): Board {
    if (this.#board === null) throw new Error("the arena has not been started");
    return this.#board;
  }

  /** What pages are drawn from. */
  get seam(): BoardSeam {
    return seamOf(this.board, "test");
  }

  get tables(): ReadonlyMap<string, Table> {
    return new Map(fuzzTopics.map((topic) => [topic, this.#table(topic)]));
  }

  /** Begins a life: an epoch of its own, other rows, another port. */
  async start(): Promise<void> {
    this.#lives += 1;
    const board = new Board({ epoch: `${this.name}life${this.#lives}`, clock: systemClock });
    board.transact(() => {
      board.join(board.place("quotes")).put("A/B", { tickSize: 0.05 });
      board.join(board.place("matches")).put("m1", {});
      board.join(board.place("leagues")).put("l1", { table: true });
    });
    this.#board = board;
    // Once a table has been asked for it stays, whatever becomes of the row that it belongs to.
    for (const topic of fuzzTopics) this.#table(topic);
    for (let count = 0; count < 20; count += 1) this.write();
    this.#server = new BoardServer(config, {
      board,
      clock: systemClock,
      log: createLog("warn", { write: (line) => this.logged.push(line) }),
      version: "test",
      control: () => ({ rate: 0, speed: 1, paused: false }),
      // A line that stands still for a tenth of a second is to be a slow reader here.
      limits: { windowBytes },
    });
    this.port = (await this.#server.listen()).port;
  }

  /** Ends this life. */
  async stop(): Promise<void> {
    await this.#server?.close(0);
    this.#server = null;
  }

  /** Connections, subscriptions and lanes of the server. */
  get stats() {
    return this.#server?.gateway.stats() ?? { viewers: 0, subscriptions: 0, lanes: 0 };
  }

  /** A transaction over one table or several; now and then one that fails and leaves nothing. */
  write(): void {
    const random = this.#random;
    const fails = random.chance(0.1);
    try {
      this.board.transact(() => {
        for (let left = 1 + random.below(5); left > 0; left -= 1) {
          const topic = random.pick(fuzzTopics);
          writeOne(this.board.join(this.board.place(topic)) as unknown as Table, random);
        }
        if (fails) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }

  #table(topic: string): Table {
    const table = this.board.table(topic);
    if (table === null) throw new RangeError(`no topic "${topic}"`);
    return table;
  }
}

class TakenBack extends Error {}
