/** A page with the real mirror, whose user and network are restless. */
import { systemClock } from "../../../lib/clock.ts";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import { View } from "../../../lib/mirror/view.ts";
import { paces } from "../../../lib/wire/messages.ts";
import { CuttingProxy } from "../../fuzz/cuts-proxy.ts";
import { BriskSurroundings } from "../../support/brisk-surroundings.ts";
import { withoutFrames } from "../../support/without-frames.ts";
import { differenceOf } from "../mirror-state.ts";
import { ThrottledLine } from "../slow/throttled-line.ts";
import type { TableRows } from "../watched-server.ts";
import { lookOf, looks } from "./looks.ts";
import { PollingLine } from "./polling-line.ts";
import { awaySecondsMax, type SoakViewer, type SoakViewerParts } from "./viewer.ts";

/** Of so many pages one has to do with JSON. */
const jsonEvery = 8;
/** Bytes/s of a slow one. */
const slowRate = 2_000;
/** A request for each delta is dear to both ends, so that who polls asks for few. */
const pollingPace = 1;
const budgets = [5, 20, 100, null] as const;

/** What lies between a page and the server. */
export type LineKind = "good" | "slow" | "polling";

interface Watched {
  readonly selection: Selection;
  readonly view: View;
  readonly close: () => void;
}

export class PageViewer implements SoakViewer {
  cuts = 0;
  reloads = 0;
  readonly #parts: SoakViewerParts;
  readonly #line: CuttingProxy | PollingLine | ThrottledLine;
  #url = "";
  #surroundings = new BriskSurroundings();
  #mirror: Mirror | null = null;
  #watched: Watched[] = [];
  /** How many more seconds it stays away. */
  #away = 0;

  constructor(parts: SoakViewerParts, kind: LineKind) {
    this.#parts = parts;
    if (kind === "polling") this.#line = new PollingLine(parts.port);
    else if (kind === "slow") this.#line = new ThrottledLine(parts.port);
    else this.#line = new CuttingProxy(parts.port);
  }

  async open(): Promise<void> {
    this.#url = `http://127.0.0.1:${await this.#line.listen()}`;
    if (this.#line instanceof ThrottledLine) this.#line.rate = slowRate;
    this.#load();
  }

  get isLive(): boolean {
    return this.#mirror?.connection.status === "live";
  }

  get isAway(): boolean {
    return this.#away > 0;
  }

  get topics(): string[] {
    return this.#watched.map(({ selection }) => selection.topic);
  }

  act(): void {
    const { random } = this.#parts;
    const mirror = this.#mirror;
    if (this.#away > 0) {
      this.#away -= 1;
      if (this.#away === 0) this.#load();
      return;
    }
    if (mirror === null) return;
    const what = random.below(1_000);
    if (what < 10) this.#cut();
    else if (what < 15) this.#load();
    else if (what < 20) this.#goAway();
    else if (what < 50) mirror.setPace(this.#polls ? pollingPace : random.pick(paces));
    else if (what < 70) this.#surroundings.hide(random.chance(0.5));
    else if (what < 80) mirror.setPaused(random.chance(0.5));
    else if (what < 90) mirror.setBudget(random.pick(budgets));
    else if (what < 105) this.#look();
  }

  calm(): void {
    this.#away = 0;
    if (this.#line instanceof ThrottledLine) this.#line.rate = Number.POSITIVE_INFINITY;
    if (this.#mirror === null) this.#load();
    this.#surroundings.hide(false);
    this.#mirror?.setBudget(null);
    this.#mirror?.setPaused(false);
    this.#mirror?.setPace(10);
  }

  difference(tables: ReadonlyMap<string, TableRows | null>): string | null {
    for (const { selection, view } of this.#watched) {
      const table = tables.get(selection.topic) ?? null;
      const difference = differenceOf(selection, view.now, table);
      if (difference !== null) return `page ${this.#parts.index}: ${difference}`;
    }
    return null;
  }

  leave(): void {
    this.#stop();
    void this.#line.close();
  }

  get #polls(): boolean {
    return this.#line instanceof PollingLine;
  }

  #cut(): void {
    if (!(this.#line instanceof CuttingProxy)) return;
    this.cuts += 1;
    this.#line.cut(this.#parts.random.chance(0.5));
  }

  #goAway(): void {
    this.#stop();
    this.#away = 1 + this.#parts.random.below(awaySecondsMax);
  }

  #stop(): void {
    this.#mirror?.stop();
    this.#mirror = null;
    this.#watched = [];
  }

  /** Throws the page away and loads another. */
  #load(): void {
    if (this.#mirror !== null) this.reloads += 1;
    this.#stop();
    this.#surroundings = new BriskSurroundings();
    const connect = socketConnect({ clock: systemClock, url: this.#url });
    const json = this.#parts.index % jsonEvery === jsonEvery - 1;
    this.#mirror = new Mirror(json ? withoutFrames(connect) : connect, this.#surroundings);
    if (this.#polls) this.#mirror.setPace(pollingPace);
    this.#look();
    this.#mirror.start();
  }

  /** Looks at something else in the same way. */
  #look(): void {
    const mirror = this.#mirror;
    if (mirror === null) return;
    const before = this.#watched;
    const { index, names, random } = this.#parts;
    const selections = looks[lookOf(index)](names, random);
    this.#watched = selections.map((selection) => {
      const view = new View(mirror, selection);
      return { selection, view, close: view.onChange(() => undefined) };
    });
    for (const { close } of before) close();
  }
}
