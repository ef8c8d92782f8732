/** Rows of the board as they are now, for what the server picks and arranges. */
import type { Row, Topic, TopicFamily } from "../../lib/schema/topics.ts";
import { boardSeam } from "../../lib/seam.ts";

/** Keys and rows of a topic; none where there is no such topic. */
export function boardRows<F extends TopicFamily>(
  topic: Topic<F>,
  columns: readonly (keyof Row<F> & string)[],
): readonly (readonly [string, Row<F>])[] {
  const snapshot = boardSeam().snapshot(topic, { columns });
  // The topic says of what shape its rows are.
  return Object.entries(snapshot?.delta.rows ?? {}) as unknown as (readonly [string, Row<F>])[];
}
