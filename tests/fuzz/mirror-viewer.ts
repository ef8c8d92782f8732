/** A browser, as the fuzz has it: a mirror, its line, and views that are opened and closed. */
import type { ChangeListener } from "../../lib/mirror/holding.ts";
import { idleMax } from "../../lib/mirror/holdings.ts";
import { Mirror } from "../../lib/mirror/mirror.ts";
import { type KeyedCells, normalized, type Selection } from "../../lib/mirror/selection.ts";
import { View } from "../../lib/mirror/view.ts";
import type { Table } from "../../lib/table/table.ts";
import { paces } from "../../lib/wire/messages.ts";
import { type FarEnd, HeldLine } from "../support/held-network.ts";
import { HeldSurroundings } from "../support/held-surroundings.ts";
import type { ManualClock } from "../support/manual-clock.ts";
import type { Random } from "../support/random.ts";
import { fuzzKeys, fuzzTopics, some } from "./mirror-writer.ts";

/** Fewer than a mirror puts aside, so that it has no reason to forget any. */
const selectionsMax = idleMax - 8;

/** A view with a copy that knows only what listeners were told. */
export class Watch {
  readonly view: View;
  readonly selection: Selection;
  readonly told = new Map<string, KeyedCells["row"]>();
  readonly close: () => void;

  constructor(mirror: Mirror, selection: Selection) {
    this.selection = selection;
    this.view = new View(mirror, selection);
    const hear: ChangeListener = (changed) => {
      for (const key of changed) {
        const row = this.view.now.get(key);
        if (row === null) this.told.delete(key);
        else this.told.set(key, row);
      }
    };
    this.close = this.view.onChange(hear);
    // As React does: what is there already is looked at once after listening has begun.
    for (const { key, row } of this.view.now.rows()) this.told.set(key, row);
  }

  /** Where it differs from the board's table; empty where it does not. */
  differences(table: Table): string[] {
    const { view, selection, told } = this;
    const name = JSON.stringify(selection);
    const expected = expectedRows(table, selection);
    const seen = new Map(view.now.rows().map(({ key, row }) => [key, row]));
    return [
      ...compared(`${name} shows`, expected, seen),
      ...compared(`${name} was told`, expected, told),
      ...(view.now.keys().join() === [...seen.keys()].join() ? [] : [`${name}: keys and rows`]),
    ];
  }
}

export class Viewer {
  readonly mirror: Mirror;
  readonly line: HeldLine;
  readonly surroundings: HeldSurroundings;
  watches: Watch[] = [];
  cuts = 0;
  readonly #selections: Selection[] = [];
  /** What watches showed when the viewer paused, of those that had anything to hold still. */
  readonly #still = new Map<Watch, string>();
  readonly #stirred: string[] = [];

  constructor(server: FarEnd, clock: ManualClock) {
    this.line = new HeldLine(server);
    this.surroundings = new HeldSurroundings(clock);
    this.mirror = new Mirror(this.line.connect, this.surroundings);
    this.mirror.start();
  }

  /** Does one thing that a browser, its user or the network might do. */
  act(random: Random): void {
    const what = random.below(100);
    const { line, mirror, surroundings } = this;
    if (!line.isOpen && random.chance(0.4)) line.open();
    else if (what < 30) line.deliverUp(1 + random.below(3));
    else if (what < 62) line.deliverDown(1 + random.below(4));
    else if (what < 72) this.cut();
    else if (what < 80) this.open(random);
    else if (what < 86) this.#closeOne(random);
    else if (what < 88) mirror.setPace(random.pick(paces));
    else if (what < 90) this.#pause(random.chance(0.5));
    else if (what < 92) surroundings.set({ hidden: random.chance(0.5) });
    else surroundings.draw();
  }

  cut(): void {
    if (!this.line.isOpen) return;
    this.cuts += 1;
    this.line.cut();
  }

  /** Opens a view of a random part of the board. */
  open(random: Random): void {
    if (this.watches.length >= 8) return;
    if (this.#selections.length < selectionsMax && random.chance(0.5)) {
      this.#selections.push(randomSelection(random));
    }
    if (this.#selections.length === 0) return;
    this.watches.push(new Watch(this.mirror, random.pick(this.#selections)));
  }

  /** Makes everything as a quiet day has it: connected, visible, not paused. */
  calm(): void {
    this.#pause(false);
    this.mirror.setPace(10);
    this.surroundings.set({ hidden: false });
    this.line.open();
    this.line.flush();
  }

  /** Where a view differs from the board; empty where none does. */
  differences(tables: ReadonlyMap<string, Table>): string[] {
    const found = this.watches.flatMap((watch) => {
      const table = tables.get(watch.selection.topic);
      return table === undefined ? [] : watch.differences(table);
    });
    return [...found, ...this.#stirred];
  }

  /** Pauses or goes on; what was paused must not have stirred. */
  #pause(paused: boolean): void {
    for (const [watch, rows] of this.#still) {
      const shown = JSON.stringify(watch.view.now.rows());
      if (this.watches.includes(watch) && shown !== rows) {
        this.#stirred.push(`${JSON.stringify(watch.selection)} stirred to ${shown} from ${rows}`);
      }
    }
    this.#still.clear();
    this.mirror.setPaused(paused);
    if (!paused) return;
    for (const watch of this.watches) {
      const holding = this.mirror.find(normalized(watch.selection));
      if (holding?.isStill) this.#still.set(watch, JSON.stringify(watch.view.now.rows()));
    }
  }

  #closeOne(random: Random): void {
    const [watch] = this.watches.splice(random.below(this.watches.length), 1);
    watch?.close();
  }
}

/** A whole topic, or some rows, some columns, or both. */
export function randomSelection(random: Random): Selection {
  const topic = random.pick(fuzzTopics);
  const kind = random.below(4);
  const columns = columnsOf(topic);
  return {
    topic,
    ...(kind % 2 === 1 && { rows: some(random, fuzzKeys) }),
    ...(kind >= 2 && { columns: some(random, columns) }),
  };
}

const known = new Map<string, readonly string[]>();

/** Tells the fuzz which columns a topic has. */
export function learnColumns(topic: string, columns: readonly string[]): void {
  known.set(topic, columns);
}

function columnsOf(topic: string): readonly string[] {
  return known.get(topic) ?? [];
}

type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

function expectedRows(table: Table, selection: Selection): Rows {
  const { columns } = normalized(selection);
  const rows = new Map<string, Record<string, unknown>>();
  for (const key of table.keys()) {
    if (selection.rows && !selection.rows.includes(key)) continue;
    const cells = Object.entries(table.get(key) ?? {});
    const seen = cells.map(([name, cell]) => [
      name,
      columns?.includes(name) === false ? null : cell,
    ]);
    rows.set(key, Object.fromEntries(seen));
  }
  return rows;
}

function compared(name: string, expected: Rows, seen: Rows): string[] {
  const found: string[] = [];
  for (const key of new Set([...expected.keys(), ...seen.keys()])) {
    const right = JSON.stringify(expected.get(key));
    const shown = JSON.stringify(seen.get(key));
    if (right !== shown) found.push(`${name} ${key} as ${shown}, not ${right}`);
  }
  return found;
}
