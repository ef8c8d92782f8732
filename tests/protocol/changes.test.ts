import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";

const topic = topics.stats("m1");

test("D9 changes tell how many row changes lay between two deltas, in any column", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 0);
  mounted.stat("fouls", 0);
  await viewer.subscribe({ topic });
  const [snapshot] = await viewer.taken();
  expect(snapshot?.changes).toBe(2);
  for (let home = 1; home <= 4; home += 1) mounted.stat("shots", home);
  mounted.stat("fouls", 1, "Fouls");
  mounted.runWindows();
  const [delta] = await viewer.taken();
  expect(delta?.changes).toBe(7);
  // Seven less two, less the two rows that came: three values of shots were left out.
  expect(Object.keys(delta?.rows ?? {})).toEqual(["shots", "fouls"]);
});

test("D9 where rows are chosen, changes are theirs alone, and fall when one is removed", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  let home = 0;
  for (const key of ["shots", "fouls", "fouls", "saves"]) mounted.stat(key, home++);
  await viewer.subscribe({ topic, rows: ["shots", "fouls"], columns: ["away"] });
  expect((await viewer.taken()).map(({ changes }) => changes)).toEqual([3]);
  mounted.removeStat("fouls");
  mounted.runWindows();
  expect((await viewer.taken()).map(({ changes }) => changes)).toEqual([1]);
});
