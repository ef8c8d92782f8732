/** What holds of every call of a feed; `must` throws where it does not. */
import { type plainTopics, schemaOf } from "../../lib/schema/topics.ts";

/** From 1990 to 2100. */
const timeMin = 631_152_000_000;
const timeMax = 4_102_444_800_000;

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`a feed must not do this: ${what}`);
}

export function timeMustBeSane(time: number, who: string): void {
  must(Number.isSafeInteger(time) && time >= timeMin && time <= timeMax, `${who}: time ${time}`);
}

/** Cells must be known and of their column's type. */
export function cellsMustFit(
  topic: keyof typeof plainTopics | "events" | "players",
  cells: object,
): void {
  const schema = schemaOf(topic === "events" || topic === "players" ? `${topic}/any` : topic);
  for (const [name, value] of Object.entries(cells)) {
    const column = schema?.columns[name];
    must(column !== undefined, `unknown cell ${topic}.${name}`);
    if (value === null || column === undefined) continue;
    const what = `${topic}.${name} ${JSON.stringify(value)}`;
    if (column.type === "text") must(typeof value === "string", what);
    else if (column.type === "flag") must(typeof value === "boolean", what);
    else if (column.type === "integer") must(Number.isSafeInteger(value), what);
    else if (column.type === "number") must(Number.isFinite(value), what);
    if (column.unit.startsWith("ms since") || name === "clock") {
      if (typeof value === "number") timeMustBeSane(value, `${topic}.${name}`);
    }
  }
}
