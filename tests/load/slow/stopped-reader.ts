/** A reader that stops reading altogether, and how it is sent away. */
import { setTimeout as sleep } from "node:timers/promises";
import { topics } from "../../../lib/schema/topics.ts";
import type { Encoding } from "../../../lib/wire/messages.ts";
import { Connection } from "../connection.ts";
import type { Stage } from "../fanout/stage.ts";
import type { InHand } from "../watched-server.ts";
import { ThrottledLine } from "./throttled-line.ts";

export interface StoppedOutcome {
  readonly encoding: Encoding;
  /** Bytes/s that it took before. */
  readonly rate: number;
  /** s from its last read until the server counted it among its viewers no more; null for never. */
  readonly goneAfter: number | null;
  /** What it read when it read again. */
  readonly ended: string | null;
  /** The most that the server's process held for it, bytes. */
  readonly heldMost: number;
  /** By how much the server's resident memory grew meanwhile, bytes. */
  readonly grown: number;
}

/** Longer than any server should wait, ms. */
const patienceMs = 90_000;
const lookEveryMs = 250;
/** How long it reads before it stops, ms. */
const readMs = 3_000;

/** Stops reading beside the others and waits for the server to end it. */
export async function stopReading(
  stage: Stage,
  { pace, encoding }: { readonly pace: number; readonly encoding: Encoding },
): Promise<StoppedOutcome> {
  const line = new ThrottledLine(stage.port);
  const connection = new Connection({
    port: await line.listen(),
    speech: "socket.io",
    event: "delta",
    subscribe: { topic: topics.quotes, pace, ...(encoding === "binary" && { encoding }) },
  });
  await connection.ready;
  await sleep(readMs);
  line.taken = 0;
  await sleep(readMs);
  const rate = (line.taken * 1_000) / readMs;
  const { address } = line;
  await stage.ask("follow", address);
  const before = await stage.ask<InHand>("inHand");
  line.rate = 0;
  const stoppedAt = Date.now();
  let heldMost = 0;
  let grown = 0;
  let goneAfter: number | null = null;
  while (goneAfter === null && Date.now() < stoppedAt + patienceMs) {
    await sleep(lookEveryMs);
    const held = await stage.ask<number | null>("held", address);
    const now = await stage.ask<InHand>("inHand");
    heldMost = Math.max(heldMost, held ?? 0);
    grown = Math.max(grown, now.resident - before.resident);
    if (now.viewers < before.viewers) goneAfter = (Date.now() - stoppedAt) / 1_000;
  }
  line.rate = Number.POSITIVE_INFINITY;
  for (let waited = 0; connection.ended === null && waited < patienceMs; waited += lookEveryMs) {
    await sleep(lookEveryMs);
  }
  line.close();
  return { encoding, rate, goneAfter, ended: connection.ended, heldMost, grown };
}
