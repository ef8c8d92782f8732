/**
 * The mirror for programs that are no page: one connection to a board, typed tables that keep
 * themselves in step, and nothing of React. See docs/CLIENTS.md.
 */
import { systemClock } from "../clock.ts";
import type { Row, Topic, TopicFamily } from "../schema/topics.ts";
import type { Pace } from "../wire/messages.ts";
import type { Connection } from "./connection.ts";
import { Mirror } from "./mirror.ts";
import { socketConnect } from "./socket-link.ts";
import type { Surroundings } from "./surroundings.ts";
import { View } from "./view.ts";

export interface ClientOptions {
  /** Deltas a second, at most; 10 where nothing is said. */
  readonly pace?: Pace;
  /** The viewers' key, where the board wants one, or the operator's, which lets it control the feed. */
  readonly key?: string;
  /** Told where the server speaks another protocol than this code, so that it wants an update. */
  readonly outdated?: (ours: number, theirs: number) => void;
}

/** What part of a topic is wanted; what is left out means all. */
export interface Part {
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** A table that is kept in step until it is closed. */
export interface LiveRows<F extends TopicFamily> {
  /** A row as it is now; null where there is none. The same object while nothing in it changes. */
  get(key: string): Row<F> | null;
  keys(): readonly string[];
  readonly size: number;
  /** Whether the server says that there is no such topic. */
  readonly missing: boolean;
  close(): void;
}

export interface Client {
  /**
   * Keeps a topic, or a part of it, in step. Cuts are mended from where it was.
   * @param changed hears which rows have changed, at most some sixty times a second; the first
   * time of all that there are. The set is valid only during the call.
   */
  watch<F extends TopicFamily>(
    topic: Topic<F>,
    part?: Part,
    changed?: (keys: ReadonlySet<string>, rows: LiveRows<F>) => void,
  ): LiveRows<F>;
  /** Deltas a second, at most, of all tables. */
  setPace(pace: Pace): void;
  /** How the connection stands: `live` once all that is watched is in step. */
  readonly connection: Connection;
  /** Hears of a new `connection`. @returns what ends that. */
  onConnection(listener: (connection: Connection) => void): () => void;
  /** Ends the connection; tables keep what they hold. */
  close(): void;
}

/** Changes that come within this time are told of together, ms. */
const frameMs = 16;

/**
 * Connects to a board and stays connected, over WebSocket or, where a proxy forbids that, polling.
 * @param address such as `http://127.0.0.1:3000`.
 */
export function openBoard(address: string, options: ClientOptions = {}): Client {
  const surroundings: Surroundings = {
    clock: systemClock,
    frame: (call) => systemClock.after(frameMs, call),
    hidden: () => false,
    online: () => true,
    onChange: () => () => undefined,
    renew: (ours, theirs) => options.outdated?.(ours, theirs),
  };
  const keyed = options.key === undefined ? {} : { key: options.key };
  const connect = socketConnect({ clock: systemClock, url: address, ...keyed });
  const mirror = new Mirror(connect, surroundings);
  if (options.pace !== undefined) mirror.setPace(options.pace);
  mirror.start();
  return {
    watch(topic, part = {}, changed = () => undefined) {
      const view = new View(mirror, { topic, ...part });
      const close = view.onChange((keys) => changed(keys, rows as never));
      const rows = {
        get: (key: string) => view.now.get(key) as never,
        keys: () => view.now.keys(),
        get size() {
          return view.now.size;
        },
        get missing() {
          return view.missing;
        },
        close,
      };
      return rows;
    },
    setPace: (pace) => mirror.setPace(pace),
    get connection() {
      return mirror.connection;
    },
    onConnection: (listener) => mirror.onConnection.listen(() => listener(mirror.connection)),
    close: () => mirror.stop(),
  };
}
