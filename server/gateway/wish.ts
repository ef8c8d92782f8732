/** Turns what a client asks for into a wish that the board can meet, or says why it cannot. */
import { topicSchemas } from "../../lib/schema/topics.ts";
import type { Table } from "../../lib/table/table.ts";
import type { Inbound } from "../../lib/wire/inbound.ts";
import { Refusal } from "./refusal.ts";
import type { Wish } from "./subscription.ts";

/** @throws Refusal for a topic or column that is not there, or rows where none can be chosen. */
export function wishOf(
  message: Inbound<"subscribe">,
  tableOf: (topic: string) => Table | null,
): Wish {
  const { topic } = message;
  const table = tableOf(topic);
  if (table === null) {
    const families = Object.keys(topicSchemas).join(", ");
    throw new Refusal("unknown_topic", `there is no topic "${topic}"; topics begin: ${families}`);
  }
  if (message.rows !== undefined && table.schema.keep !== null) {
    throw new Refusal(
      "bad_request",
      `rows: "${topic}" keeps its newest ${table.schema.keep} rows and has no others to choose`,
    );
  }
  return {
    topic,
    table,
    rows: message.rows === undefined ? null : [...new Set(message.rows)].sort(),
    columns: columnsOf(message.columns, table),
  };
}

function columnsOf(names: readonly string[] | undefined, table: Table): readonly number[] | null {
  if (names === undefined) return null;
  const unknown = names.filter((name) => !table.hasColumn(name));
  if (unknown.length > 0) {
    throw new Refusal(
      "bad_request",
      `columns: no ${unknown.join(", ")}; there are ${table.columnNames.join(", ")}`,
    );
  }
  const indexes = [...new Set(names.map((name) => table.columnIndex(name)))].sort((a, b) => a - b);
  return indexes.length === table.columnNames.length ? null : indexes;
}
