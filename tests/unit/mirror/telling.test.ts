import { expect, test } from "vitest";
import { systemClock } from "../../../lib/clock.ts";
import { Holding } from "../../../lib/mirror/holding.ts";
import type { Surroundings } from "../../../lib/mirror/surroundings.ts";
import { Telling } from "../../../lib/mirror/telling.ts";
import { topics } from "../../../lib/schema/topics.ts";

/** A telling in a window that draws when it is told to. */
function begin() {
  let frames: (() => void)[] = [];
  const surroundings: Surroundings = {
    clock: systemClock,
    frame(call) {
      frames.push(call);
      return () => {
        frames = frames.filter((one) => one !== call);
      };
    },
    hidden: () => false,
    online: () => true,
    onChange: () => () => {},
    renew() {},
  };
  const heard: string[] = [];
  const telling = new Telling(surroundings, () => heard.push("all"));
  /** With so many listeners, of whom the first is heard. */
  const holding = (name: string, listeners = 3) => {
    const made = new Holding({ topic: topics.trades(name) });
    made.onChange(() => heard.push(name));
    for (let more = 1; more < listeners; more += 1) made.onChange(() => {});
    return made;
  };
  /** Draws a frame; gives what was heard in it. */
  const draw = () => {
    const due = frames;
    frames = [];
    for (const call of due) call();
    return heard.splice(0);
  };
  return { telling, holding, draw, heard };
}

const letters = (count: number) => Array.from({ length: count }, (_, at) => `T${at}`);

test("who has few listeners tells in the same frame as all others", () => {
  const { telling, holding, draw } = begin();
  for (const name of letters(6)) telling.soil(holding(name, 1));
  expect(draw()).toEqual([...letters(6), "all"]);
  expect(draw()).toEqual([]);
});

test("many listeners hear over a few frames, in the order of the news, and then it is said that all have", () => {
  const { telling, holding, draw } = begin();
  for (const name of letters(10)) telling.soil(holding(name));
  expect(draw()).toEqual(["T0", "T1", "T2"]);
  expect(draw()).toEqual(["T3", "T4"]);
  expect(draw()).toEqual(["T5", "T6"]);
  expect(draw()).toEqual(["T7", "T8"]);
  expect(draw()).toEqual(["T9", "all"]);
  expect(draw()).toEqual([]);
});

test("who has told and has news again waits until the others have told", () => {
  const { telling, holding, draw } = begin();
  const all = letters(4).map((name) => holding(name));
  for (const one of all) telling.soil(one);
  draw();
  for (const one of all.slice(0, 1)) telling.soil(one);
  expect(draw()).toEqual(["T2", "T3", "all"]);
  expect(draw()).toEqual(["T0", "all"]);
});

test("however many listeners there are, a quarter of those that wait tell in a frame", () => {
  const { telling, holding, draw } = begin();
  for (const name of letters(100)) telling.soil(holding(name, 100));
  expect(draw()).toHaveLength(25);
  expect(draw()).toHaveLength(19);
});

test("all can be told at once, and nothing is told afterwards", () => {
  const { telling, holding, draw, heard } = begin();
  for (const name of letters(10)) telling.soil(holding(name));
  telling.tell();
  expect(heard.splice(0)).toEqual([...letters(10), "all"]);
  expect(draw()).toEqual([]);
});
