/** A browser at the end of a bad line: pages with the real mirror over the real client. */
import { systemClock } from "../../lib/clock.ts";
import { Mirror } from "../../lib/mirror/mirror.ts";
import { normalized, ofTable, type Selection, selectionKey } from "../../lib/mirror/selection.ts";
import { socketConnect } from "../../lib/mirror/socket-link.ts";
import { changesSince } from "../../lib/table/changes.ts";
import { parseCursor } from "../../lib/wire/cursor.ts";
import type { TopicSnapshot } from "../../lib/wire/messages.ts";
import { BriskSurroundings } from "../support/brisk-surroundings.ts";
import type { Random } from "../support/random.ts";
import { withoutFrames } from "../support/without-frames.ts";
import type { Arena } from "./cuts-arena.ts";
import { SnapshotAudit } from "./cuts-audit.ts";
import { CuttingProxy } from "./cuts-proxy.ts";
import { randomSelection, Watch } from "./mirror-viewer.ts";

/** Parts of the board that each page shows. */
const watchesEach = 4;
const paces = [60, 30, 20, 10] as const;

/** A page's first picture, as the server put it into the HTML at some moment. */
interface Drawn {
  readonly epoch: string;
  readonly selections: readonly Selection[];
  readonly snapshots: readonly TopicSnapshot[];
}

export class CutViewer {
  readonly line: CuttingProxy;
  readonly audit: SnapshotAudit;
  readonly #arena: Arena;
  readonly #framesKnown: boolean;
  readonly #random: Random;
  #url = "";
  #mirror: Mirror;
  #surroundings = new BriskSurroundings();
  #watches: Watch[] = [];
  #drawn: Drawn;

  /** @param framesKnown false for one whose server seems to know no binary frames. */
  constructor(arena: Arena, random: Random, framesKnown: boolean) {
    this.#arena = arena;
    this.#framesKnown = framesKnown;
    this.#random = random;
    this.line = new CuttingProxy(arena.port);
    this.audit = new SnapshotAudit(() => arena.board);
    this.#drawn = this.draw();
    this.#mirror = this.#page();
  }

  /** Begins to look, from a page that was drawn with what there was. */
  async open(): Promise<void> {
    this.#url = `http://127.0.0.1:${await this.line.listen()}`;
    this.load();
  }

  async close(): Promise<void> {
    this.#mirror.stop();
    await this.line.close();
  }

  /** How often the page's connection came back. */
  get reconnects(): number {
    return this.#mirror.connection.reconnects;
  }

  /** Has the server draw a page of random parts of the board, to be loaded at once or much later. */
  draw(): Drawn {
    const { seam } = this.#arena;
    const keys = new Map<string, Selection>();
    while (keys.size < watchesEach) {
      const selection = normalized(randomSelection(this.#random));
      keys.set(selectionKey(selection), selection);
    }
    const selections = [...keys.values()];
    const snapshots = selections.map(({ topic, ...rest }) => seam.snapshot(topic, rest));
    const text = JSON.stringify({ epoch: seam.epoch, selections, snapshots });
    this.#drawn = JSON.parse(text) as Drawn;
    return this.#drawn;
  }

  /** Throws the page away and loads the one that was drawn last. */
  load(): void {
    this.#mirror.stop();
    const { selections, snapshots } = this.#drawn;
    const held = selections.map((selection, index) => {
      return [selectionKey(selection), snapshots[index]?.delta.to ?? ""] as const;
    });
    this.audit.begin(new Map(held));
    this.#surroundings = new BriskSurroundings();
    this.#mirror = this.#page();
    this.#mirror.seed(snapshots, selections);
    this.#watches = selections.map((selection) => new Watch(this.#mirror, selection));
    this.#mirror.setPace(this.#random.pick(paces));
    this.#mirror.start();
  }

  /** Wants another pace from now on. */
  changePace(): void {
    this.#mirror.setPace(this.#random.pick(paces));
  }

  /** Whether it is connected and there is nothing on the board that it lacks. */
  get caughtUp(): boolean {
    return this.lacks === "nothing";
  }

  /** What it lacks of being so, in words. */
  get lacks(): string {
    const { status } = this.#mirror.connection;
    if (status !== "live") return `a connection: it is ${status}`;
    if (this.#surroundings.waiting > 0) return "a frame";
    const late = this.#watches.find(({ selection }) => !this.#isCurrent(selection));
    return late === undefined ? "nothing" : `what is new of ${JSON.stringify(late.selection)}`;
  }

  /** Where what it shows differs from the board, cell by cell. */
  differences(): string[] {
    const { tables } = this.#arena;
    return this.#watches.flatMap((watch) => {
      const table = tables.get(watch.selection.topic);
      return table === undefined ? ["no table"] : watch.differences(table);
    });
  }

  #isCurrent(selection: Selection): boolean {
    const cursor = this.#mirror.find(normalized(selection))?.cursor ?? null;
    const table = this.#arena.tables.get(selection.topic);
    if (cursor === null || table === undefined) return false;
    const { epoch, version } = parseCursor(cursor);
    if (epoch !== this.#arena.board.epoch || version === null) return false;
    return changesSince(table, version, ofTable(table, normalized(selection))) === null;
  }

  #page(): Mirror {
    const connect = socketConnect({ clock: systemClock, url: this.#url });
    const audited = this.audit.over(this.#framesKnown ? connect : withoutFrames(connect));
    return new Mirror(audited, this.#surroundings, this.#drawn.epoch);
  }
}
