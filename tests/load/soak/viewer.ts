/** One viewer of a soak: a page with the real mirror, whose user and network are restless. */
import { systemClock } from "../../../lib/clock.ts";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import { View } from "../../../lib/mirror/view.ts";
import { paces } from "../../../lib/wire/messages.ts";
import { CuttingProxy } from "../../fuzz/cuts-proxy.ts";
import { BriskSurroundings } from "../../support/brisk-surroundings.ts";
import type { Random } from "../../support/random.ts";
import { withoutFrames } from "../../support/without-frames.ts";
import { differenceOf } from "../mirror-state.ts";
import { ThrottledLine } from "../slow/throttled-line.ts";
import type { TableRows } from "../watched-server.ts";
import { lookOf, looks, type Names } from "./looks.ts";

/** Of so many viewers one has to do with JSON, and of so many one is slow. */
const jsonEvery = 8;
const slowEvery = 20;
/** Bytes/s of a slow one. */
const slowRate = 2_000;
const budgets = [5, 20, 100, null] as const;

interface Watched {
  readonly selection: Selection;
  readonly view: View;
  readonly close: () => void;
}

export class SoakViewer {
  cuts = 0;
  reloads = 0;
  readonly #index: number;
  readonly #names: Names;
  readonly #random: Random;
  readonly #line: CuttingProxy | ThrottledLine;
  #url = "";
  #surroundings = new BriskSurroundings();
  #mirror: Mirror | null = null;
  #watched: Watched[] = [];

  constructor(index: number, port: number, names: Names, random: Random) {
    this.#index = index;
    this.#names = names;
    this.#random = random;
    const slow = index % slowEvery === slowEvery - 1;
    this.#line = slow ? new ThrottledLine(port) : new CuttingProxy(port);
  }

  async open(): Promise<void> {
    this.#url = `http://127.0.0.1:${await this.#line.listen()}`;
    if (this.#line instanceof ThrottledLine) this.#line.rate = slowRate;
    this.#load();
  }

  get isLive(): boolean {
    return this.#mirror?.connection.status === "live";
  }

  get reconnects(): number {
    return this.#mirror?.connection.reconnects ?? 0;
  }

  /** What it looks at. */
  get topics(): string[] {
    return this.#watched.map(({ selection }) => selection.topic);
  }

  /** Does, now and then, something that people and networks do. Called once a second. */
  act(): void {
    const random = this.#random;
    const mirror = this.#mirror;
    const what = random.below(1_000);
    if (mirror === null) return;
    if (what < 10) this.#cut();
    else if (what < 15) this.#load();
    else if (what < 45) mirror.setPace(random.pick(paces));
    else if (what < 65) this.#surroundings.hide(random.chance(0.5));
    else if (what < 75) mirror.setPaused(random.chance(0.5));
    else if (what < 85) mirror.setBudget(random.pick(budgets));
    else if (what < 100) this.#look();
  }

  /** Makes everything as a quiet day has it. */
  calm(): void {
    if (this.#line instanceof ThrottledLine) this.#line.rate = Number.POSITIVE_INFINITY;
    this.#surroundings.hide(false);
    this.#mirror?.setBudget(null);
    this.#mirror?.setPaused(false);
    this.#mirror?.setPace(10);
  }

  /** What differs from the server's tables, in words; null where nothing does. */
  difference(tables: ReadonlyMap<string, TableRows | null>): string | null {
    for (const { selection, view } of this.#watched) {
      const table = tables.get(selection.topic) ?? null;
      const difference = differenceOf(selection, view.now, table);
      if (difference !== null) return `viewer ${this.#index}: ${difference}`;
    }
    return null;
  }

  /** Goes away for good. */
  leave(): void {
    this.#mirror?.stop();
    this.#mirror = null;
    void this.#line.close();
  }

  #cut(): void {
    if (!(this.#line instanceof CuttingProxy)) return;
    this.cuts += 1;
    this.#line.cut(this.#random.chance(0.5));
  }

  /** Throws the page away and loads another. */
  #load(): void {
    if (this.#mirror !== null) this.reloads += 1;
    this.#mirror?.stop();
    this.#surroundings = new BriskSurroundings();
    const connect = socketConnect({ clock: systemClock, url: this.#url });
    const json = this.#index % jsonEvery === jsonEvery - 1;
    this.#mirror = new Mirror(json ? withoutFrames(connect) : connect, this.#surroundings);
    this.#watched = [];
    this.#look();
    this.#mirror.start();
  }

  /** Looks at something else in the same way. */
  #look(): void {
    const mirror = this.#mirror;
    if (mirror === null) return;
    const before = this.#watched;
    const selections = looks[lookOf(this.#index)](this.#names, this.#random);
    this.#watched = selections.map((selection) => {
      const view = new View(mirror, selection);
      return { selection, view, close: view.onChange(() => undefined) };
    });
    for (const { close } of before) close();
  }
}
