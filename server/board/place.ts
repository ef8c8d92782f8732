/**
 * What the board and its parts say to each other: where a table stands, what a transaction did to
 * it, and who takes part.
 */
import type { SchemaOf, Topic, TopicFamily } from "../../lib/schema/topics.ts";
import type { Commit, Table } from "../../lib/table/table.ts";

/** A table with its place on the board. */
export interface Place<F extends TopicFamily = TopicFamily> {
  readonly topic: Topic<F>;
  readonly family: F;
  /** The symbol, match or league that the table belongs to; empty for tables that stand alone. */
  readonly owner: string;
  readonly table: Table<SchemaOf<F>>;
  /** Whether somebody has asked for the table; a lazy one is kept up from then on. */
  readonly asked: boolean;
}

/** A place as the board itself keeps it. */
export type OwnPlace = { -readonly [K in keyof Place]: Place[K] };

/** What one transaction did to one table. */
export interface Change {
  readonly place: Place;
  readonly commit: Commit;
}

/** Works out one kind of derived table. Called inside a transaction of its own. */
export interface Deriver {
  derive(changes: readonly Change[], now: number): void;
}

/** Gathers, outside the tables, what a transaction brings. */
export interface Participant {
  /** Writes what was gathered to the tables. Called once, when all else of the transaction is done. */
  settle(): void;
  /** Goes back to what held before the transaction, whether settled or not. */
  restore(): void;
}
