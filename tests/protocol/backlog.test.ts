import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { mount } from "./mount.ts";

/** More than Node has held unless told otherwise. */
const crowd = 1_000;
const giveUpMs = 10_000;

/** Connects so many and counts those who get through, in a thread of its own. */
const crowdProgram = `
  const { connect } = require("node:net");
  const { workerData: { port, crowd, giveUpMs, shared } } = require("node:worker_threads");
  const done = () => { Atomics.store(shared, 0, 1); Atomics.notify(shared, 0); };
  setTimeout(done, giveUpMs);
  for (let index = 0; index < crowd; index += 1) {
    connect(port, "127.0.0.1", () => {
      if (Atomics.add(shared, 1, 1) + 1 === crowd) done();
    }).on("error", () => {});
  }
`;

/** How many the system holds for a server at most. */
function systemMost(): number {
  if (process.platform !== "linux") return 0;
  return Number(readFileSync("/proc/sys/net/core/somaxconn", "latin1"));
}

test.runIf(systemMost() >= crowd)(
  "a thousand who come back while the loop stands still are all held",
  async () => {
    await using mounted = await mount();
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const workerData = { port: mounted.port, crowd, giveUpMs, shared };
    const worker = new Worker(crowdProgram, { eval: true, workerData });
    Atomics.wait(shared, 0, 0);
    const connected = Atomics.load(shared, 1);
    await worker.terminate();
    expect(connected).toBe(crowd);
  },
);
