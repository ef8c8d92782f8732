/** How a soak ends: everybody with what the board holds, and then nobody there. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "../child.ts";
import type { InHand, TableRows } from "../watched-server.ts";

const settleMs = 120_000;

/** Stops the feed and waits until all hold what stands still. @returns what differs in the end. */
export async function endRight(server: Child, crowd: Child): Promise<string[]> {
  await server.ask("pause");
  await crowd.ask("calm");
  let differences: string[] = [];
  for (const end = Date.now() + settleMs; Date.now() < end; await sleep(1_000)) {
    const names = await crowd.ask<string[]>("topics");
    const tables = await server.ask<(TableRows | null)[]>("rows", names);
    const pairs = names.map((name, index) => [name, tables[index] ?? null] as const);
    differences = await crowd.ask<string[]>("compare", pairs);
    if (differences.length === 0) break;
  }
  return differences;
}

/** Lets all go. @returns what is left of them, in words; null where nothing is. */
export async function leave(server: Child, crowd: Child): Promise<string | null> {
  await crowd.ask("leave");
  let left: InHand | null = null;
  for (const end = Date.now() + settleMs; Date.now() < end; await sleep(500)) {
    left = await server.ask<InHand>("inHand");
    if (left.viewers + left.lanes + left.subscriptions === 0) return null;
  }
  return (
    left && `${left.viewers} viewers, ${left.lanes} lanes, ${left.subscriptions} subscriptions`
  );
}
