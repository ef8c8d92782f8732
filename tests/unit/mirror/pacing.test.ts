import { describe, expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { stage as anyStage, encodings } from "./stage.ts";

const matches = { topic: topics.matches };

describe.each(encodings)("by %s", (_name, options) => {
  const stage = () => anyStage(options);

  test("the chosen pace goes with subscriptions and, when it changes, to all of them", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.setPace(5);
    mirror.start();
    line.open();
    view(matches).watch();
    expect(sent("subscribe")).toMatchObject([{ pace: 5 }]);
    let told = 0;
    mirror.onChoice.listen(() => told++);
    mirror.setPace(20);
    mirror.setPace(20);
    expect(told).toBe(1);
    server.put("matches", "m1", { homeScore: 1 });
    settle();
    expect(sent("pace")).toEqual([{ pace: 20 }]);
    const [session] = server.sessions;
    expect([...(session?.readers.values() ?? [])].map(({ pace }) => pace)).toEqual([20]);
  });

  test("pause keeps the pace, is sent little, and has the pace again afterwards", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    settle();
    mirror.setPaused(true);
    expect(mirror.choice).toEqual({ pace: 10, paused: true });
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(0);
    expect(mirror.connection.status).toBe("live");
    mirror.setPaused(false);
    settle();
    expect(sent("pace")).toEqual([{ pace: 1 }, { pace: 10 }]);
    expect(seen.now.get("m1")?.homeScore).toBe(4);
    expect(server.snapshots).toBe(1);
  });

  test("a paused viewer who comes to a new place sees it as it is, and then it stands still", () => {
    const { mirror, line, server, view, settle } = stage();
    mirror.setPaused(true);
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    settle();
    expect(seen.now.size).toBe(2);
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(0);
  });

  test("a hidden page falls to one a second and comes back at once", () => {
    const { mirror, line, surroundings, view, sent } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    surroundings.set({ hidden: true });
    surroundings.set({ hidden: false });
    expect(sent("pace")).toEqual([{ pace: 1 }, { pace: 10 }]);
    expect(mirror.choice.pace).toBe(10);
  });

  test("a page that is hidden and paused is sent what a paused one is", () => {
    const { mirror, line, surroundings, view, sent } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    mirror.setPaused(true);
    surroundings.set({ hidden: true });
    surroundings.set({ hidden: false });
    expect(sent("pace")).toEqual([{ pace: 1 }]);
  });

  test("a pace chosen while the line is cut goes with the next subscriptions", () => {
    const { mirror, line, view, sent, settle } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    settle();
    line.cut();
    mirror.setPace(2);
    line.open();
    expect(sent("pace")).toEqual([]);
    expect(sent("subscribe").at(-1)).toMatchObject({ pace: 2 });
    mirror.setPace(10);
    expect(sent("pace")).toEqual([{ pace: 10 }]);
  });

  test("a pace that was refused is told again", () => {
    const { mirror, line, server, surroundings, view, sent } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    server.paceRefusals = 1;
    mirror.setPace(60);
    surroundings.clock.advance(1_500);
    expect(sent("pace")).toEqual([{ pace: 60 }, { pace: 60 }]);
  });

  test("a pace that was refused is not told again on the next line, where it is known", () => {
    const { mirror, line, server, surroundings, view, sent } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    server.paceRefusals = 1;
    mirror.setPace(60);
    line.cut();
    line.open();
    surroundings.clock.advance(5_000);
    expect(sent("pace")).toEqual([{ pace: 60 }]);
  });

  test("a page that is opened in the background begins slowly", () => {
    const { mirror, line, surroundings, view, sent } = stage();
    surroundings.set({ hidden: true });
    mirror.start();
    line.open();
    view(matches).watch();
    expect(sent("subscribe")).toMatchObject([{ pace: 1 }]);
  });
});
