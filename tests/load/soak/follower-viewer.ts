/** A program that follows a part of the board without Socket.IO, on a network that is restless. */
import { topics } from "../../../lib/schema/topics.ts";
import { Copy } from "../../protocol/viewer.ts";
import type { Follow, Follower, Wish } from "../../support/followers/follower.ts";
import { followByWebSocket } from "../../support/followers/plain.ts";
import { longPolls } from "../../support/followers/polling.ts";
import { followByEvents } from "../../support/followers/streaming.ts";
import { differenceOf } from "../mirror-state.ts";
import type { TableRows } from "../watched-server.ts";
import { awaySecondsMax, type SoakViewer, type SoakViewerParts } from "./viewer.ts";

/** How often what has come is looked at, ms. */
const lookEveryMs = 100;
/** How long it waits at least, and how much longer at most, before it comes back, ms. */
const comeBackMs = 200;
const comeBackMoreMs = 1_000;
/** Longer than the server's patience with who takes nothing. */
const pauseSecondsMax = 45;
const rowsMax = 30;
/** How long a question may wait, s, and how long it is to the next one, ms. */
const longPolling = { waitSeconds: 20, intervalMs: 500 } as const;

/** The ways to follow. */
const ways = {
  websocket: followByWebSocket,
  events: followByEvents,
  "long polls": longPolls(longPolling),
} as const satisfies Record<string, Follow>;

export type Way = keyof typeof ways;

export class FollowerViewer implements SoakViewer {
  cuts = 0;
  reloads = 0;
  readonly #parts: SoakViewerParts;
  readonly #follow: Follow;
  #wish: Wish;
  #copy: Copy;
  #cursor: string | null = null;
  #follower: Follower | null = null;
  /** How many more seconds it does not read, and how many it stays away. */
  #paused = 0;
  #away = 0;
  #timer: NodeJS.Timeout | null = null;
  /** What it waits for before it comes back; a new one for each time that it has gone. */
  #coming: object | null = null;

  constructor(parts: SoakViewerParts, way: Way) {
    this.#parts = parts;
    this.#follow = ways[way];
    this.#wish = this.#anyWish();
    this.#copy = new Copy(this.#wish.topic);
  }

  async open(): Promise<void> {
    this.#come();
    this.#timer = setInterval(() => this.#take(), lookEveryMs);
  }

  get isLive(): boolean {
    return this.#follower?.ended === false && this.#copy.version !== null;
  }

  get isAway(): boolean {
    return this.#away > 0;
  }

  get topics(): string[] {
    return this.isAway ? [] : [this.#wish.topic];
  }

  act(): void {
    const { random } = this.#parts;
    if (this.#paused > 0) {
      this.#paused -= 1;
      if (this.#paused === 0) this.#follower?.resume();
    }
    if (this.#away > 0) {
      this.#away -= 1;
      if (this.#away === 0) this.#startAnew();
      return;
    }
    const what = random.below(1_000);
    if (what < 10) this.#cut();
    else if (what < 20) this.#startAnew();
    else if (what < 25) {
      this.#away = 1 + random.below(awaySecondsMax);
      this.#go();
    } else if (what < 30) {
      this.#paused = 1 + random.below(pauseSecondsMax);
      this.#follower?.pause();
    }
  }

  calm(): void {
    if (this.#paused > 0) this.#follower?.resume();
    this.#paused = 0;
    if (this.#away > 0) this.#startAnew();
    this.#away = 0;
  }

  difference(tables: ReadonlyMap<string, TableRows | null>): string | null {
    const { topic } = this.#wish;
    const rows = new Map(Object.entries(this.#copy.rows()));
    const shown = { size: rows.size, get: (key: string) => rows.get(key) ?? null };
    const difference =
      this.#copy.gaps > 0
        ? `${topic} came with ${this.#copy.gaps} gaps`
        : differenceOf(this.#wish, shown, tables.get(topic) ?? null);
    return difference === null ? null : `program ${this.#parts.index}: ${difference}`;
  }

  leave(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#go();
  }

  #anyWish(): Wish {
    const { names, random } = this.#parts;
    if (random.chance(0.2)) return { topic: topics.matches };
    if (random.chance(0.2)) return { topic: topics.headlines };
    const rows = new Set(
      Array.from({ length: 1 + random.below(rowsMax) }, () => random.pick(names.symbols)),
    );
    return { topic: topics.quotes, rows: [...rows] };
  }

  /** The line breaks, and it goes on from where it was. */
  #cut(): void {
    if (this.#follower === null) return;
    this.cuts += 1;
    this.#follower.cut();
  }

  /** Follows something else, from nothing. */
  #startAnew(): void {
    this.#go();
    this.reloads += 1;
    this.#wish = this.#anyWish();
    this.#copy = new Copy(this.#wish.topic);
    this.#cursor = null;
    this.#come();
  }

  #go(): void {
    this.#follower?.cut();
    this.#follower = null;
    this.#coming = null;
  }

  #come(): void {
    const coming = {};
    this.#coming = coming;
    const since = this.#cursor === null ? {} : { since: this.#cursor };
    this.#follow(`http://127.0.0.1:${this.#parts.port}`, { ...this.#wish, ...since }).then(
      (follower) => {
        if (this.#coming === coming) this.#follower = follower;
        else follower.cut();
      },
      () => this.#comeLater(coming),
    );
  }

  #comeLater(coming: object): void {
    const delay = comeBackMs + this.#parts.random.below(comeBackMoreMs);
    setTimeout(() => {
      if (this.#coming === coming) this.#come();
    }, delay);
  }

  #take(): void {
    const follower = this.#follower;
    if (follower === null) return;
    for (const delta of follower.deltas.splice(0)) {
      this.#copy.take(delta);
      this.#cursor = delta.to;
    }
    if (!follower.ended) return;
    this.#follower = null;
    if (this.#coming !== null) this.#comeLater(this.#coming);
  }
}
