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
  const { surroundings, sent } = calm();
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
