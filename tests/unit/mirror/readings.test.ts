/** A large snapshot is read in stretches, and what comes meanwhile waits behind it. */
import { expect, test } from "vitest";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import { View } from "../../../lib/mirror/view.ts";
import { HeldLine } from "../../support/held-network.ts";
import { HeldSurroundings } from "../../support/held-surroundings.ts";
import { TableServer } from "./table-server.ts";

/** Enough for a snapshot over the size from which frames are read in stretches. */
const rows = 600;
const team = (row: number) => `Team ${(row * 7_919).toString(36)} of ${row}`;

/** A page whose tasks run when a test says so, each as long as one stretch. */
function slowPage() {
  const surroundings = new HeldSurroundings();
  const tasks: (() => void)[] = [];
  let time = 0;
  // Every look at the clock finds a stretch gone by: one step is read in each task.
  const stage = {
    now: () => {
      time += 100;
      return time;
    },
    task: (call: () => void) => {
      tasks.push(call);
    },
  };
  const server = new TableServer({ now: () => surroundings.clock.now() });
  server.add("matches");
  for (let row = 0; row < rows; row += 1) {
    server.put("matches", `m${row}`, { home: team(row), away: team(row + 1), homeScore: 0 });
  }
  const line = new HeldLine(server);
  line.flowing = true;
  const mirror = new Mirror(line.connect, Object.assign(surroundings, { stage }), server.epoch);
  const view = new View(mirror, { topic: "matches" });
  view.watch();
  mirror.start();
  line.open();
  const deliver = () => {
    line.flush();
    server.push();
    line.flush();
    surroundings.draw();
  };
  /** Runs the tasks that wait, and those that they ask for. @returns how many. */
  const work = () => {
    let done = 0;
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      task();
      done += 1;
    }
    return done;
  };
  return { server, line, mirror, view, surroundings, tasks, deliver, work };
}

test("it is read in several tasks, and seen when all of it is there", () => {
  const { view, tasks, deliver, work, surroundings } = slowPage();
  deliver();
  expect(view.now.size).toBe(0);
  tasks.shift()?.();
  expect(view.now.size).toBe(0);
  expect(work()).toBeGreaterThan(5);
  surroundings.draw();
  expect(view.now.size).toBe(rows);
  expect(view.now.get("m7")?.home).toBe(team(7));
});

test("deltas that come meanwhile are taken after it, in their order", () => {
  const { server, view, tasks, deliver, work } = slowPage();
  deliver();
  for (const goals of [1, 2, 3]) {
    server.put("matches", "m5", { homeScore: goals });
    deliver();
  }
  tasks.shift()?.();
  expect(view.now.get("m5")).toBeNull();
  work();
  expect(view.now.get("m5")?.homeScore).toBe(3);
});

test("where much waits behind it, the rest is read at once", () => {
  const { server, view, deliver } = slowPage();
  deliver();
  for (let goals = 1; goals <= 40; goals += 1) {
    server.put("matches", "m5", { homeScore: goals });
    deliver();
  }
  expect(view.now.get("m5")?.homeScore).toBe(40);
});

test("a cut drops what is half read, and the next connection brings all", () => {
  const { line, view, tasks, deliver, work } = slowPage();
  deliver();
  tasks.shift()?.();
  line.cut();
  work();
  expect(view.now.size).toBe(0);
  line.open();
  deliver();
  work();
  expect(view.now.size).toBe(rows);
});

test("whoever pauses holds still what has come, half read or not", () => {
  const { server, mirror, view, deliver, work } = slowPage();
  deliver();
  server.put("matches", "m5", { homeScore: 1 });
  mirror.setPaused(true);
  deliver();
  deliver();
  expect(mirror.waiting).not.toBeNull();
  expect(view.now.get("m5")?.homeScore).toBe(1);
  work();
  expect(view.now.size).toBe(rows);
});
