/**
 * One stay in the lab: five ways that bring the same board, how they are set, and what they have
 * cost so far. Knows neither React nor the document.
 */
import type { Clock } from "../../../lib/clock.ts";
import { Signal } from "../../../lib/mirror/signal.ts";
import type { OpenStock } from "../../../lib/mirror/stock-socket.ts";
import { type LabWay, labRateFirst, labTopic, labWays } from "../../../lib/schema/lab.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { Readings } from "../chart/readings.ts";
import { BoardCopy } from "./board-copy.ts";
import { type Source, serverSentEvents } from "./ways/events.ts";
import { type Fetch, longPolling, shortPolling } from "./ways/polling.ts";
import { socketIo } from "./ways/socketio.ts";
import { type Open, Way } from "./ways/way.ts";
import { type PlainSocket, plainWebSocket } from "./ways/websocket.ts";

export interface LabRunParts {
  readonly id: string;
  /** The server, such as `http://localhost:3000`. */
  readonly origin: string;
  readonly clock: Clock;
  /** The time by the server's clock, ms since the epoch. */
  readonly serverNow: () => number;
  readonly fetch: Fetch;
  readonly makeSource: (url: string) => Source;
  readonly makeSocket: (url: string) => PlainSocket;
  readonly openStock: OpenStock;
}

/** How the lab is set. */
export interface LabSettings {
  /** Changes a second of the board, as the server has said. */
  readonly rate: number;
  /** ms between two requests of short polling. */
  readonly intervalMs: number;
  /** ms added each way. */
  readonly delayMs: number;
  readonly running: boolean;
  readonly cut: boolean;
}

/** What a way has come to, as it is shown. */
export interface WayReading {
  readonly costs: Row<"lab-costs"> | null;
  /** Bytes a second, both directions, over the last seconds; null while unknown. */
  readonly bytesPerSecond: number | null;
  readonly deltas: number;
  readonly ages: { readonly p50: number; readonly p99: number } | null;
}

export const intervalFirstMs = 1_000;
/** How long the server may keep a long poll waiting, s. */
const longPollWaitS = 20;
/** Deltas a second where the server sends by itself, at most. */
export const labPace = 20;
/** Readings of a chart, one a second. */
export const readingsMax = 120;
/** Bytes a second are told over so many readings: the server counts twice a second. */
const rateReadings = 5;

const nothingRead: WayReading = { costs: null, bytesPerSecond: null, deltas: 0, ages: null };

export class LabRun {
  readonly id: string;
  readonly boards: Readonly<Record<LabWay, BoardCopy>>;
  /** Bytes a second of each way, and the decimal logarithm of its 99 % age in ms. */
  readonly byteReadings = new Readings(labWays.length, readingsMax);
  readonly ageReadings = new Readings(labWays.length, readingsMax);
  /** Tells of other settings, and of a way that stands otherwise. */
  readonly onChange = new Signal();
  /** Tells of new readings. */
  readonly onReading = new Signal();
  readonly #parts: LabRunParts;
  readonly #ways: Readonly<Record<LabWay, Way>>;
  readonly #bytes = new Map<LabWay, { at: number; bytes: number }[]>();
  #readings: Partial<Record<LabWay, WayReading>> = {};
  #settings: LabSettings = {
    rate: labRateFirst,
    intervalMs: intervalFirstMs,
    delayMs: 0,
    running: false,
    cut: false,
  };
  #plain: PlainSocket | null = null;

  constructor(parts: LabRunParts) {
    this.id = parts.id;
    this.#parts = parts;
    const opens: Record<LabWay, Open> = {
      short: shortPolling(parts.fetch, () => this.#settings.intervalMs),
      long: longPolling(parts.fetch, longPollWaitS),
      events: serverSentEvents(parts.makeSource),
      websocket: plainWebSocket(parts.makeSocket, (socket) => {
        this.#plain = socket;
      }),
      socketio: socketIo(parts.openStock),
    };
    const topic = labTopic.board(parts.id);
    const each = <Made>(make: (way: LabWay) => Made) =>
      Object.fromEntries(labWays.map((way) => [way, make(way)])) as Record<LabWay, Made>;
    this.boards = each(() => new BoardCopy(topic, parts.serverNow));
    this.#ways = each((way) => {
      const board = this.boards[way];
      return new Way(opens[way], {
        clock: parts.clock,
        origin: parts.origin,
        lab: parts.id,
        topic,
        pace: labPace,
        since: () => board.cursor,
        delta: (delta) => board.take(delta),
        state: (state) => {
          if (board.state === state) return;
          board.state = state;
          this.onChange.tell();
        },
        delayMs: () => this.#settings.delayMs,
      });
    });
  }

  /** The same object while nothing changes. */
  get settings(): LabSettings {
    return this.#settings;
  }

  start(): void {
    for (const way of labWays) this.#ways[way].start();
    this.set({ running: true, cut: false });
  }

  stop(): void {
    for (const way of labWays) this.#ways[way].stop();
    this.set({ running: false, cut: false });
  }

  /** As if all cables were cut: what is open is closed, and nothing is opened. */
  cut(): void {
    for (const way of labWays) this.#ways[way].cut();
    this.set({ cut: true });
  }

  /** Every way goes on from what it holds. */
  mend(): void {
    for (const way of labWays) {
      this.boards[way].mended();
      this.#ways[way].mend();
    }
    this.set({ cut: false });
  }

  set(change: Partial<LabSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.onChange.tell();
  }

  /** Closes the plain WebSocket from this end; it opens again after a second. */
  closePlain(code: number, reason: string): void {
    this.#plain?.close(code, reason);
  }

  reading(way: LabWay): WayReading {
    return this.#readings[way] ?? nothingRead;
  }

  /**
   * Reads all figures; to be called once a second.
   * @param costsOf what the server has counted.
   */
  read(costsOf: (way: LabWay) => Row<"lab-costs"> | null): void {
    const now = this.#parts.serverNow();
    const next: Partial<Record<LabWay, WayReading>> = {};
    for (const way of labWays) {
      const board = this.boards[way];
      const costs = costsOf(way);
      const bytesPerSecond = this.#bytesPerSecond(way, costs);
      next[way] = { costs, bytesPerSecond, deltas: board.deltas, ages: board.ages.read(now) };
    }
    this.#readings = next;
    if (this.#settings.running) {
      this.byteReadings.add(
        now,
        labWays.map((way) => next[way]?.bytesPerSecond),
      );
      this.ageReadings.add(
        now,
        labWays.map((way) => logOf(next[way]?.ages?.p99)),
      );
    }
    this.onReading.tell();
  }

  #bytesPerSecond(way: LabWay, costs: Row<"lab-costs"> | null): number | null {
    if (costs === null) return null;
    const at = this.#parts.clock.now();
    const kept = this.#bytes.get(way) ?? [];
    kept.push({ at, bytes: (costs.bytesUp ?? 0) + (costs.bytesDown ?? 0) });
    if (kept.length > rateReadings + 1) kept.shift();
    this.#bytes.set(way, kept);
    const [first] = kept;
    const last = kept.at(-1);
    if (first === undefined || last === undefined || last.at <= first.at) return null;
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1_000;
  }
}

/** The decimal logarithm of an age; ages below a millisecond count as one. */
function logOf(ageMs: number | undefined): number | null {
  return ageMs === undefined ? null : Math.log10(Math.max(1, ageMs));
}
