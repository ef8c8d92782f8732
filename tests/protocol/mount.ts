/** The real server with a real board on a port of its own, a feed by hand and a clock by hand. */
import type { Socket as NetSocket } from "node:net";
import { topics } from "../../lib/schema/topics.ts";
import type { Board } from "../../server/board/board.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type {
  FeedSettings,
  FeedSink,
  InstrumentWriter,
  MatchWriter,
} from "../../server/feed/feed.ts";
import type { Limits } from "../../server/gateway/limits.ts";
import { createLog } from "../../server/ops/log.ts";
import type { ProgramCounts } from "../../server/ops/metrics-program.ts";
import { BoardServer, type ServerConfig } from "../../server/server.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { Viewer, type ViewerOptions } from "./viewer.ts";

export interface MountOptions {
  readonly config?: Partial<ServerConfig>;
  readonly limits?: Partial<Limits>;
  /** Leaves the board empty. */
  readonly empty?: boolean;
  /** Whether the server lets anybody in yet. */
  readonly isOpen?: () => boolean;
  /** What the program counts besides. */
  readonly counts?: () => ProgramCounts;
  /** Names the board's life; e1 unless given. */
  readonly epoch?: string;
}

/** Everything that a test needs, and its end (`await using`). */
export class Mounted implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly board: Board;
  readonly sink: FeedSink;
  readonly server: BoardServer;
  /** The server's ends of all connections. */
  readonly sockets = new Set<NetSocket>();
  /** What the server has logged. */
  readonly logged: string[] = [];
  settings: FeedSettings = { rate: 1_000, speed: 1, paused: false };
  port = 0;
  readonly #instruments = new Map<string, InstrumentWriter>();
  readonly #viewers: Viewer[] = [];
  #match: MatchWriter | null = null;

  constructor(options: MountOptions) {
    this.board = createBoard({ epoch: options.epoch ?? "e1", clock: this.clock });
    this.sink = sinkFor(this.board, "hand");
    const config = {
      host: "127.0.0.1",
      port: 0,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
      ...options.config,
    };
    this.server = new BoardServer(config, {
      board: this.board,
      clock: this.clock,
      log: createLog("info", { write: (line) => this.logged.push(line) }),
      version: "0.0.0",
      control: (change) => {
        this.settings = { ...this.settings, ...change };
        return this.settings;
      },
      ...(options.limits === undefined ? {} : { limits: options.limits }),
      ...(options.counts === undefined ? {} : { counts: options.counts }),
      ...(options.isOpen === undefined ? {} : { isOpen: options.isOpen }),
    });
    this.server.http.on("connection", (socket: NetSocket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
    if (options.empty !== true) this.#fill();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  instrument(symbol: string): InstrumentWriter {
    const found = this.#instruments.get(symbol);
    if (found === undefined) throw new RangeError(`no ${symbol}`);
    return found;
  }

  get match(): MatchWriter {
    if (this.#match === null) throw new RangeError("no match");
    return this.#match;
  }

  /** A print, in steps of a cent. */
  trade(symbol: string, price: number): void {
    const { clock, sink } = this;
    sink.transact(() => this.instrument(symbol).trade(clock.now(), price, 10, "buy"));
  }

  /** Lets the clock run until every lane's window has ended: two seconds. */
  runWindows(): void {
    this.clock.advance(2_000);
  }

  async connect(options: ViewerOptions = {}): Promise<Viewer> {
    const viewer = new Viewer(this.url, options);
    this.#viewers.push(viewer);
    await viewer.opened();
    return viewer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const viewer of this.#viewers) viewer.socket.disconnect();
    const closed = this.server.close(0);
    this.clock.advance(1);
    await closed;
  }

  #fill(): void {
    const { sink } = this;
    const listing = { sector: "Technology", currency: "USD", low52w: null, high52w: null };
    sink.transact(() => {
      for (const [symbol, kind] of [
        ["AAPL", "equity"],
        ["MSFT", "equity"],
        ["BTC/USD", "crypto"],
      ] as const) {
        const writer = sink.list({
          ...listing,
          symbol,
          kind,
          name: symbol,
          tickSize: 0.01,
          previousClose: 10_000,
          shares: null,
        });
        this.#instruments.set(symbol, writer);
      }
      sink.league({
        id: "cup",
        name: "Cup",
        sport: "football",
        table: true,
        tiebreak: "difference",
        position: 1,
      });
      this.#match = sink.match("m1", { sport: "football", league: "cup", home: "A", away: "B" });
    });
  }

  /** Changes a row of `stats/m1`, which nothing is derived from. */
  stat(key: string, home: number, label = key): void {
    this.sink.transact(() => this.match.stat(key, label, home, 0));
  }

  /** Removes a row of `stats/m1`. */
  removeStat(key: string): void {
    const place = this.board.place(topics.stats("m1"));
    this.board.transact(() => this.board.join(place).remove(key));
  }
}

/** Starts a server; end it with `await using`. */
export async function mount(options: MountOptions = {}): Promise<Mounted> {
  const mounted = new Mounted(options);
  mounted.port = (await mounted.server.listen()).port;
  return mounted;
}
