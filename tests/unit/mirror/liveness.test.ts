import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { stage } from "./stage.ts";

const matches = { topic: topics.matches };
const asleepMs = 600_000;

/** A stage with `matches` followed, calm since a while. */
function calm() {
  const set = stage();
  set.mirror.start();
  set.line.open();
  const seen = set.view(matches);
  seen.watch();
  set.settle();
  set.surroundings.clock.advance(20_000);
  return { ...set, seen };
}

test("a line that sleep has killed unnoticed is cut, and continued from the cursor by a delta", () => {
  const { line, server, surroundings, sent, settle, seen, mirror } = calm();
  line.flowing = false;
  surroundings.clock.sleep(asleepMs);
  server.put("matches", "m1", { homeScore: 6 });
  surroundings.clock.advance(5_000);
  expect(line.renewals).toBe(0);
  surroundings.clock.advance(5_000);
  expect(line.renewals).toBe(1);
  expect(mirror.connection.status).toBe("reconnecting");
  line.flowing = true;
  line.open();
  settle();
  expect(sent("subscribe").at(-1)).toMatchObject({ since: "a.2", encoding: "binary" });
  expect(seen.now.get("m1")?.homeScore).toBe(6);
  expect([server.snapshots, server.deltas]).toEqual([1, 1]);
});

test("a line that has outlived sleep is left alone", () => {
  const { line, surroundings, sent } = calm();
  const before = sent("time").length;
  surroundings.clock.sleep(asleepMs);
  surroundings.clock.advance(30_000);
  expect(sent("time").length).toBeGreaterThan(before);
  expect(line.renewals).toBe(0);
});

test("when the machine says that it has a network again, the line is asked at once", () => {
  const { line, surroundings, sent } = calm();
  line.flowing = false;
  const before = sent("time").length;
  surroundings.set({ online: false });
  expect(sent("time")).toHaveLength(before);
  surroundings.set({ online: true });
  expect(sent("time")).toHaveLength(before + 1);
  surroundings.set({ hidden: true });
  surroundings.clock.advance(4_000);
  expect(line.renewals).toBe(1);
});

test("a page that is looked at again after long looks at its line at once", () => {
  const { surroundings, sent } = calm();
  const before = sent("time").length;
  surroundings.clock.sleep(asleepMs);
  surroundings.set({ hidden: true });
  expect(sent("time")).toHaveLength(before + 1);
});

test("a page that is merely busy, or a clock that is put right a little, asks for nothing", () => {
  const { surroundings, server, settle, sent } = calm();
  server.put("matches", "m1", { homeScore: 1 });
  settle();
  const before = sent("time").length;
  surroundings.clock.sleep(20_000);
  surroundings.clock.advance(10_000);
  expect(sent("time")).toHaveLength(before);
});

test("an answer that comes late, when the line is another, cuts nothing", () => {
  const { line, surroundings, settle } = calm();
  line.flowing = false;
  surroundings.set({ online: false });
  surroundings.set({ online: true });
  line.cut();
  line.open();
  settle();
  surroundings.clock.advance(10_000);
  expect(line.renewals).toBe(0);
});

/** A stage whose clock has been asked for and on which something has just come in. */
function fresh() {
  const set = stage();
  const { mirror, line, view, server, surroundings, settle, sent } = set;
  mirror.start();
  line.open();
  const seen = view(matches);
  seen.watch();
  settle();
  const { clock } = surroundings;
  clock.advance(1_000);
  server.put("matches", "m1", { homeScore: 2 });
  settle();
  const before = sent("time").length;
  return { ...set, clock, seen, asked: () => sent("time").length - before };
}

test("a line that has died in silence is found out within 16 s, and continued by a delta", () => {
  const { line, server, clock, settle, seen, mirror, sent, asked } = fresh();
  line.flowing = false;
  server.put("matches", "m1", { homeScore: 6 });
  clock.advance(11_999);
  expect(asked()).toBe(0);
  clock.advance(1);
  expect(asked()).toBe(1);
  clock.advance(3_999);
  expect(line.renewals).toBe(0);
  clock.advance(1);
  expect(line.renewals).toBe(1);
  expect(mirror.connection.status).toBe("reconnecting");
  line.flowing = true;
  line.open();
  settle();
  expect(sent("subscribe").at(-1)).toMatchObject({ since: "a.3" });
  expect(seen.now.get("m1")?.homeScore).toBe(6);
  expect([server.snapshots, server.deltas]).toEqual([1, 2]);
});

test("a silent line that lives is left alone, and asked again only after the next silence", () => {
  const { line, clock, asked } = fresh();
  clock.advance(12_000);
  expect(asked()).toBe(1);
  clock.advance(11_999);
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(asked()).toBe(2);
  expect(line.renewals).toBe(0);
});

test("while messages flow nothing is asked", () => {
  const { server, clock, settle, asked } = fresh();
  for (let round = 0; round < 5; round += 1) {
    clock.advance(11_000);
    server.put("matches", "m1", { homeScore: round });
    settle();
  }
  expect(asked()).toBe(0);
});

test("whatever comes in is a sign of life, though it is not the answer", () => {
  const { line, server, clock, asked } = fresh();
  line.flowing = false;
  server.put("matches", "m1", { homeScore: 6 });
  server.push();
  clock.advance(15_999);
  line.deliverDown(1);
  clock.advance(11_999);
  expect([line.renewals, asked()]).toEqual([0, 1]);
  clock.advance(1);
  expect([line.renewals, asked()]).toEqual([0, 2]);
});

test("a hidden page takes 20 s to ask, and one that is shown again asks at once if it is late", () => {
  const { surroundings, clock, asked } = fresh();
  surroundings.set({ hidden: true });
  clock.advance(19_999);
  expect(asked()).toBe(0);
  clock.advance(1);
  expect(asked()).toBe(1);
  clock.advance(15_000);
  expect(asked()).toBe(1);
  surroundings.set({ hidden: false });
  expect(asked()).toBe(2);
});

test("what came in while the page was busy is let in before the line is given up", () => {
  const { line, clock } = fresh();
  line.flowing = false;
  clock.advance(12_000);
  line.deliverUp();
  clock.block(10_000);
  clock.advance(0);
  line.deliverDown();
  clock.advance(10_000);
  expect(line.renewals).toBe(0);
});

test("each line given up leaves the next more time, as a slow one needs, until one stands", () => {
  const { line, clock } = fresh();
  line.flowing = false;
  for (const [index, patience] of [4_000, 8_000, 16_000, 32_000, 64_000, 64_000].entries()) {
    line.open();
    clock.advance(12_000 + patience - 1);
    expect(line.renewals).toBe(index);
    clock.advance(1);
    expect(line.renewals).toBe(index + 1);
  }
  line.flowing = true;
  line.open();
  clock.advance(60_000);
  line.flowing = false;
  clock.advance(15_999);
  expect(line.renewals).toBe(6);
  clock.advance(1);
  expect(line.renewals).toBe(7);
});

test("a mirror that is stopped leaves no timer, whether it waits for a sign of life or not", () => {
  for (const silence of [1_000, 12_000, 14_000]) {
    const { line, clock, mirror } = fresh();
    line.flowing = false;
    clock.advance(silence);
    mirror.stop();
    expect(clock.waiting).toBe(0);
    clock.advance(60_000);
    expect(line.renewals).toBe(0);
  }
});
