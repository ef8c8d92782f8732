/** A table of a lab: written at once or not at all, and told of. */

import type { TableSchema } from "../../lib/table/schema.ts";
import { Table } from "../../lib/table/table.ts";

/**
 * A table that begins at a version. Labs come and go, and a cursor of an earlier life of the same
 * topic must lead nowhere: so each life begins above the versions of those before it, and knows
 * nothing of what was removed.
 */
export function tableAt<S extends TableSchema>(schema: S, version: number): Table<S> {
  const table = new Table(schema);
  table.transact(() => undefined, version);
  table.forgetRemovals();
  return table;
}

/** A log: rows by a number that counts up. */
export class LabLog<S extends TableSchema> {
  readonly table: Table<S>;
  #last = 0;

  constructor(table: Table<S>) {
    this.table = table;
  }

  /** Adds rows, the oldest first, as one step; of many, the newest that are kept. */
  add(rows: readonly Parameters<Table<S>["put"]>[1][], now: number): void {
    const { keep } = this.table.schema;
    const kept = keep === null ? rows : rows.slice(-keep);
    this.#last += rows.length - kept.length;
    this.table.transact(
      () => {
        for (const row of kept) {
          this.#last += 1;
          this.table.put(String(this.#last), row);
        }
      },
      undefined,
      now,
    );
  }
}
