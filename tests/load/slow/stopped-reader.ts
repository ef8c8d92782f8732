/** A reader that stops reading altogether, and how it is sent away. */
import { setTimeout as sleep } from "node:timers/promises";
import { topics } from "../../../lib/schema/topics.ts";
import { Connection } from "../connection.ts";
import type { Stage } from "../fanout/stage.ts";
import { ThrottledLine } from "./throttled-line.ts";

export interface StoppedOutcome {
  /** s from its last read to its connection's end; null where that did not come. */
  readonly closedAfter: number | null;
  /** What it read when it read again. */
  readonly ended: string | null;
  /** The most that the server's process held for it, bytes. */
  readonly heldMost: number;
}

/** Longer than any server should wait, ms. */
const patienceMs = 90_000;
const lookEveryMs = 100;

/** Stops reading beside the others and waits for the server to end it. */
export async function stopReading(stage: Stage, pace: number): Promise<StoppedOutcome> {
  const line = new ThrottledLine(stage.port);
  const connection = new Connection({
    port: await line.listen(),
    speech: "socket.io",
    event: "delta",
    subscribe: { topic: topics.quotes, pace, encoding: "binary" },
  });
  await connection.ready;
  const { address } = line;
  await stage.ask("follow", address);
  line.rate = 0;
  const stoppedAt = Date.now();
  let heldMost = 0;
  let closedAfter: number | null = null;
  while (closedAfter === null && Date.now() < stoppedAt + patienceMs) {
    await sleep(lookEveryMs);
    const held = await stage.ask<number | null>("held", address);
    if (held === null) closedAfter = (Date.now() - stoppedAt) / 1_000;
    else heldMost = Math.max(heldMost, held);
  }
  line.rate = Number.POSITIVE_INFINITY;
  await sleep(1_000);
  line.close();
  return { closedAfter, ended: connection.ended, heldMost };
}
