/** One visitor's lab: its tables, its ticker, what its ways cost, its line. */
import type { Clock } from "../../lib/clock.ts";
import {
  labCostsSchema,
  labFramesSchema,
  labHandshakeSchema,
  labRateFirst,
  labRateMax,
  labRefusalsSchema,
  labSchema,
  type labTopics,
} from "../../lib/schema/lab.ts";
import type { Table } from "../../lib/table/table.ts";
import { Costs } from "./costs.ts";
import { LabLog, tableAt } from "./lab-table.ts";
import { Line } from "./line.ts";
import type { RefusalDeed, Refused } from "./refusals.ts";
import { Ticker } from "./ticker.ts";

export interface LabParts {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly chance: () => number;
  /** The version that its tables begin at. */
  readonly version: number;
  /** Told when any of its tables has changed. */
  readonly written: () => void;
  readonly provoke: (deed: RefusalDeed) => Promise<Refused>;
}

export class Lab {
  readonly costs: Costs;
  readonly line: Line;
  readonly #parts: LabParts;
  readonly #ticker: Ticker;
  readonly #refusals: LabLog<typeof labRefusalsSchema>;
  readonly #tables: ReadonlyMap<string, Table>;
  #provoking = false;
  #ended = false;
  /** When it was last known to be read, ms since the epoch. */
  readAt: number;

  constructor(parts: LabParts) {
    const { clock, chance, version, written } = parts;
    const now = () => clock.now();
    this.#parts = parts;
    this.readAt = now();
    const board = tableAt(labSchema, version);
    const frames = new LabLog(tableAt(labFramesSchema, version));
    const handshake = tableAt(labHandshakeSchema, version);
    this.#refusals = new LabLog(tableAt(labRefusalsSchema, version));
    this.costs = new Costs(tableAt(labCostsSchema, version));
    this.line = new Line({ now, frames, handshake, written });
    this.#ticker = new Ticker(board, { clock, chance, written });
    this.#ticker.run(labRateFirst);
    const tables: Record<Exclude<keyof typeof labTopics, "lab-room">, unknown> = {
      lab: board,
      "lab-costs": this.costs.table,
      "lab-frames": frames.table,
      "lab-handshake": handshake,
      "lab-refusals": this.#refusals.table,
    };
    this.#tables = new Map(Object.entries(tables) as [string, Table][]);
  }

  /** Its table of a family; null for a family that it has none of. */
  table(family: string): Table | null {
    return this.#tables.get(family) ?? null;
  }

  get tables(): Iterable<Table> {
    return this.#tables.values();
  }

  /** The newest version of all its tables. */
  get version(): number {
    return Math.max(...[...this.#tables.values()].map(({ version }) => version));
  }

  get rate(): number {
    return this.#ticker.rate;
  }

  /** Changes a second of its board, brought into the range that there is. */
  setRate(rate: number): void {
    this.#ticker.run(Math.min(labRateMax, Math.max(0, rate)));
  }

  /** Has something refused and writes both texts down. @returns false while another is under way. */
  refuse(deed: RefusalDeed): boolean {
    if (this.#provoking) return false;
    this.#provoking = true;
    this.#parts.provoke(deed).then((texts) => {
      this.#provoking = false;
      if (this.#ended) return;
      const at = this.#parts.clock.now();
      this.#refusals.add([{ at, deed, ...texts }], at);
      this.#parts.written();
    });
    return true;
  }

  /** Writes down what has been counted and seen. */
  write(): void {
    const now = this.#parts.clock.now();
    const costs = this.costs.write(now);
    if (this.line.write(now) || costs) this.#parts.written();
  }

  /** Leaves no timer. */
  end(): void {
    this.#ended = true;
    this.#ticker.stop();
  }
}
