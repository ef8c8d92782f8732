import { Holding } from "../../lib/mirror/holding.ts";
import { normalized } from "../../lib/mirror/selection.ts";
import { applyDelta, changesSince, tableFrom } from "../../lib/table/changes.ts";
import type { TableDelta } from "../../lib/table/delta.ts";
import type { Table } from "../../lib/table/table.ts";
import { formatCursor, parseCursor } from "../../lib/wire/cursor.ts";
import { sent } from "../support/table-state.ts";
import { type TableUser, tableContract } from "./table.ts";

const never: TableDelta = { from: null, to: 0, rows: {}, gone: [] };

/** Follows a table by deltas, as another machine would. */
function follow(table: Table): { see(): Table } {
  const options = { tickSize: table.tickSize };
  let copy = tableFrom(table.schema, sent(changesSince(table, null) ?? never), options);
  return {
    see() {
      const delta = changesSince(table, copy.version);
      if (delta === null) return copy;
      if (delta.from === null) copy = tableFrom(table.schema, sent(delta), options);
      else if (applyDelta(copy, sent(delta)) !== "applied") throw new Error("a gap");
      return copy;
    },
  };
}

/** Follows as a browser does. */
function hold(topic: string, table: Table): TableUser {
  const holding = new Holding(normalized({ topic }));
  const { keep } = table.schema;
  holding.describe({
    ok: true,
    subscription: 1,
    topic,
    pace: 10,
    encoding: "json",
    cursor: formatCursor("life", table.version),
    columns: table.columnNames,
    keep,
    tickSize: table.tickSize,
    base: 0,
  });
  return {
    see() {
      const since = holding.cursor === null ? null : parseCursor(holding.cursor).version;
      const delta = changesSince(table, since);
      if (delta !== null) {
        const { from, to, rows, gone } = sent(delta);
        const { applied } = holding.offer({
          topic,
          from: from === null ? null : formatCursor("life", from),
          to: formatCursor("life", to),
          at: 0,
          rows,
          gone,
        });
        if (applied !== "applied") throw new Error(applied);
        holding.tell();
      }
      return holding.picture;
    },
  };
}

tableContract("the table", (_topic, table) => ({ see: () => table }));
tableContract("a copy", (_topic, table) => follow(table));
tableContract("a copy of a copy", (_topic, table) => {
  const first = follow(table);
  let second = follow(first.see());
  let from = first.see();
  return {
    see() {
      // A snapshot makes the first copy anew; its follower starts anew with it.
      if (first.see() !== from) second = follow(first.see());
      from = first.see();
      return second.see();
    },
  };
});
tableContract("the mirror's holding", hold);
