/**
 * The server's end of lib/seam.ts: lets the pages read the board.
 */
import type { BoardSeam, SnapshotOptions } from "../lib/seam.ts";
import { changesSince } from "../lib/table/changes.ts";
import type { Selection } from "../lib/table/delta.ts";
import type { Table } from "../lib/table/table.ts";
import { formatCursor } from "../lib/wire/cursor.ts";
import type { TopicSnapshot } from "../lib/wire/messages.ts";
import type { Board } from "./board/board.ts";

/** What the pages see of a board. */
export function seamOf(board: Board, version: string): BoardSeam {
  return {
    epoch: board.epoch,
    version,
    snapshot(topic, options = {}): TopicSnapshot | null {
      const table = board.table(topic);
      return table === null ? null : snapshotOf(table, board.epoch, topic, options);
    },
  };
}

/** Opens the seam for this process. */
export function openSeam(seam: BoardSeam): void {
  globalThis.bigboard = seam;
}

function snapshotOf(
  table: Table,
  epoch: string,
  topic: string,
  options: SnapshotOptions,
): TopicSnapshot {
  const selection: Selection = {
    rows: options.rows === undefined ? null : new Set(options.rows),
    columns: options.columns?.map((name) => table.columnIndex(name)) ?? null,
  };
  const rows = Object.entries(changesSince(table, null, selection)?.rows ?? {});
  // Frames call these rows by their slots. In that order the numbers take no room in a page.
  const numbered = options.rows === undefined && table.schema.keep === null;
  if (numbered) rows.sort(([a], [b]) => table.slotOf(a) - table.slotOf(b));
  const delta = {
    topic,
    from: null,
    to: formatCursor(epoch, table.version),
    at: table.changedAt,
    // A page can only take plain objects along; this makes one without setting a prototype.
    rows: Object.fromEntries(rows),
  };
  const numbers = Object.keys(delta.rows).map((key) => table.slotOf(key));
  return { delta, tickSize: table.tickSize, ...(numbered && { numbers }) };
}
