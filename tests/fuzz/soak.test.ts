/** The soak of `npm run bench:soak`, for some seconds: restless viewers over all transports. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Child } from "../load/child.ts";
import type { ServerOptions } from "../load/facts.ts";
import type { SoakLap, SoakOptions } from "../load/soak/crowd.ts";
import { endRight, leave } from "../load/soak/ending.ts";
import type { Names } from "../load/soak/looks.ts";

const viewers = 40;
const rate = 2_000;
/** How often each may do something, ms, and how much of it is enough. */
const actEveryMs = 50;
const cutsMin = 25;
const reloadsMin = 25;
/** The feed goes faster, slower, and stands still, so many ms each. */
const moods = [{ paused: false, rate: 4 * rate }, { rate: rate / 10 }, { paused: true }];
const moodMs = 700;
const limitMs = 240_000;

test("viewers of all kinds end with what the board holds, and leave nothing behind", {
  timeout: limitMs,
}, async () => {
  const server = new Child("watched-server.ts");
  const crowd = new Child("soak/crowd.ts");
  try {
    const port = await server.ask<number>("start", { rate, viewers } satisfies ServerOptions);
    const names = await server.ask<Names>("topicNames");
    const options = { port, viewers, seed: 7, names, actEveryMs } satisfies SoakOptions;
    await crowd.ask("start", options);
    for (let turn = 0; ; turn += 1) {
      const { cuts, reloads } = await crowd.ask<SoakLap>("lap");
      if (cuts >= cutsMin && reloads >= reloadsMin) break;
      await server.ask("control", moods[turn % moods.length]);
      await sleep(moodMs);
    }
    expect(await endRight(server, crowd)).toEqual([]);
    expect(await leave(server, crowd)).toBeNull();
  } finally {
    await Promise.all([server.end(), crowd.end()]);
  }
});
