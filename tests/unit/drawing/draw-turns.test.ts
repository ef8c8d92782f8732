import { expect, test } from "vitest";
import { DrawTurns } from "../../../lib/drawing/draw-turns.ts";

/**
 * Turns in a window whose clock moves by what drawing takes. A frame takes `frameMs` and as much for
 * each weight that was drawn in the turn before as `weightMs` says.
 */
function begin(frameMs = 2, weightMs = 0) {
  let now = 0;
  let drawn: string[] = [];
  let weight = 0;
  const tasks: { at: number; call: () => void }[] = [];
  const frames: (() => void)[] = [];
  const turns = new DrawTurns({
    now: () => now,
    task: (call) => tasks.push({ at: now, call }),
    after: (delayMs, call) => tasks.push({ at: now + delayMs, call }),
    frame: (call) => frames.push(call),
  });
  /** Something that says its name when it is drawn. */
  const thing = (name: string, its = 1) => {
    const draw = () => {
      drawn.push(name);
      weight += its;
    };
    return { draw, ask: () => turns.ask(draw, its) };
  };
  /** Runs what is due now; timers that are not due stay. */
  const run = () => {
    for (;;) {
      const next = tasks.findIndex(({ at }) => at <= now);
      if (next < 0) return;
      tasks.splice(next, 1)[0]?.call();
    }
  };
  /** Draws a frame, with the tasks before it; gives what has been drawn for it. */
  const frame = async (passedMs = 16) => {
    now += passedMs;
    run();
    await Promise.resolve();
    for (const call of frames.splice(0)) call();
    now += frameMs + weight * weightMs;
    weight = 0;
    const shown = drawn;
    drawn = [];
    run();
    await Promise.resolve();
    drawn = [...drawn];
    return shown;
  };
  return { turns, thing, frame, pass: (ms: number) => (now += ms) };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `T${at}`);

test("all that wait are drawn in one turn, once and in the order in which they asked", async () => {
  const { thing, frame } = begin();
  const [one, other] = [thing("one"), thing("other")];
  one.ask();
  other.ask();
  one.ask();
  expect(await frame()).toEqual(["one", "other"]);
  expect(await frame()).toEqual([]);
  other.ask();
  expect(await frame()).toEqual(["other"]);
});

test("there is one turn between two frames", async () => {
  const { turns, thing, frame } = begin();
  const again = thing("again");
  const asks = () => turns.ask(asksOnce);
  const asksOnce = () => {
    again.ask();
  };
  asks();
  // What is asked for while a turn runs is drawn in it; what is after it, in the next.
  expect(await frame()).toEqual(["again"]);
  again.ask();
  expect(await frame()).toEqual(["again"]);
});

test("what opens a turn comes before what is drawn in it, and what asks for one while it opens too", async () => {
  const { turns, thing, frame } = begin();
  const order: string[] = [];
  const drawn = thing("drawn");
  turns.ask(() => order.push("first"));
  const again = () => {
    order.push("open");
    drawn.ask();
    turns.open(again);
  };
  turns.open(again);
  expect(await frame()).toEqual(["drawn"]);
  // The next turn has been opened right after the frame.
  expect(order).toEqual(["open", "first", "open"]);
  expect(await frame()).toEqual(["drawn"]);
});

test("what is taken back is not drawn", async () => {
  const { turns, thing, frame } = begin();
  const forget = thing("gone").ask();
  thing("there").ask();
  const opened: string[] = [];
  const close = turns.open(() => opened.push("opened"));
  forget();
  close();
  expect(await frame()).toEqual(["there"]);
  expect(opened).toEqual([]);
});

test("one that fails keeps no other from its turn", async () => {
  const { turns, thing, frame } = begin();
  const failures: unknown[] = [];
  const { queueMicrotask } = globalThis;
  globalThis.queueMicrotask = (call) => {
    try {
      call();
    } catch (error) {
      failures.push(error);
    }
  };
  try {
    turns.ask(() => {
      throw new Error("broken");
    });
    thing("well").ask();
    expect(await frame()).toEqual(["well"]);
  } finally {
    globalThis.queueMicrotask = queueMicrotask;
  }
  expect(failures).toEqual([new Error("broken")]);
});

/** Asks for all of some things before each frame; gives how many were drawn in each. */
async function drawAll(count: number, frames: number, window: ReturnType<typeof begin>) {
  const things = names(count).map((name) => window.thing(name));
  const shown: string[][] = [];
  for (let at = 0; at < frames; at += 1) {
    for (const { ask } of things) ask();
    shown.push(await window.frame());
  }
  return shown.filter((some) => some.length > 0);
}

test("a fast machine draws everything in each frame", async () => {
  const window = begin(2, 0.05);
  const shown = await drawAll(100, 30, window);
  expect(new Set(shown.map((some) => some.length))).toEqual(new Set([100]));
  expect(window.turns.roundMs).toBe(0);
});

test("a slow machine draws a part in each frame, everybody in turn", async () => {
  const window = begin(10, 0.5);
  const shown = await drawAll(100, 200, window);
  const settled = shown.slice(-20);
  for (const some of settled) {
    expect(some.length).toBeGreaterThan(4);
    expect(some.length).toBeLessThan(40);
  }
  const times = names(100).map(
    (name) => shown.slice(-100).filter((some) => some.includes(name)).length,
  );
  expect(Math.min(...times)).toBeGreaterThan(Math.max(...times) / 2);
});

test("however slow the frames, all that wait are drawn within four turns", async () => {
  const window = begin(200, 2);
  await drawAll(50, 40, window);
  expect(window.turns.roundMs).toBe(400);
  const shown = await drawAll(50, 12, window);
  expect(new Set(shown.slice(0, 5).flat()).size).toBe(50);
});

test("what takes more room has fewer beside it", async () => {
  const window = begin(10, 0.5);
  await drawAll(100, 100, window);
  // What waits from before, first.
  for (let at = 0; at < 40; at += 1) await window.frame();
  const large = window.thing("large", 60);
  const small = names(60).map((name) => window.thing(name));
  for (const { ask } of [large, ...small]) ask();
  let first: string[] = [];
  while (first.length === 0) first = await window.frame();
  expect(first).toEqual(["large"]);
});

test("what has no room beside others is drawn in the next turn", async () => {
  const window = begin(10, 0.5);
  await drawAll(100, 100, window);
  for (let at = 0; at < 40; at += 1) await window.frame();
  const small = names(3).map((name) => window.thing(name));
  const large = window.thing("large", 60);
  for (const { ask } of [...small, large, window.thing("last")]) ask();
  const shown: string[][] = [];
  for (let at = 0; at < 20; at += 1) shown.push(await window.frame());
  const [first, second] = shown.filter((some) => some.length > 0);
  expect(first).toEqual(names(3));
  expect(second).toContain("large");
});

test("a slow frame is followed by a rest, and a fast one by none", async () => {
  const slow = begin(30);
  const one = slow.thing("one");
  one.ask();
  expect(await slow.frame()).toEqual(["one"]);
  one.ask();
  expect(await slow.frame(16)).toEqual([]);
  expect(await slow.frame(16)).toEqual(["one"]);
  const fast = begin(3);
  const other = fast.thing("other");
  other.ask();
  expect(await fast.frame()).toEqual(["other"]);
  other.ask();
  expect(await fast.frame(1)).toEqual(["other"]);
});

test("once frames are fast again everything is drawn at once again", async () => {
  let slow = true;
  const window = begin(0, 0);
  const heavy = () => {
    if (slow) window.pass(40);
  };
  for (let at = 0; at < 60; at += 1) {
    window.turns.ask(heavy);
    await window.frame();
  }
  expect(window.turns.roundMs).toBeGreaterThan(200);
  slow = false;
  await drawAll(20, 150, window);
  expect(window.turns.roundMs).toBe(0);
});
