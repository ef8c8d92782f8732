/** A viewer that follows a table of statistics through a while of changes. */
import { expect } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import type { Encoding } from "../../lib/wire/messages.ts";
import { Random } from "../support/random.ts";
import type { Mounted } from "./mount.ts";
import { Copy, rowsOf } from "./viewer.ts";

export interface FollowOptions {
  readonly encoding: Encoding;
  /** `upgrade`: polling first, a WebSocket later. */
  readonly transport: "websocket" | "polling" | "upgrade";
}

const topic = topics.stats("m1");

/** Changes the table, and fails where the viewer's copy ends up different. */
export async function follow(mounted: Mounted, options: FollowOptions): Promise<void> {
  const { encoding, transport } = options;
  const random = new Random(11);
  const viewer = await mounted.connect({ transport, frames: encoding === "binary" });
  const copy = new Copy(topic);
  const take = async () => {
    await viewer.settle();
    for (const delta of viewer.deltas.splice(0)) copy.take(delta);
    for (const frame of viewer.frames.splice(0)) copy.takeFrame(frame);
  };
  copy.base = (await viewer.subscribe({ topic, encoding, pace: 60 })).base;
  for (let step = 0; step < 120; step += 1) {
    mounted.stat(`s${random.below(9)}`, random.below(100));
    if (random.chance(0.2)) mounted.removeStat(`s${random.below(9)}`);
    mounted.clock.advance(random.below(100));
    if (random.chance(0.4)) await take();
  }
  mounted.runWindows();
  await take();
  await take();
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
}
