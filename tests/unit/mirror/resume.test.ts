import { describe, expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import { stage as anyStage, encodings } from "./stage.ts";

const matches = { topic: topics.matches };

describe.each(encodings)("by %s", (_name, options) => {
  const stage = () => anyStage(options);

  test("after a cut each holding asks from where it stands", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    view({ topic: "trades/A" }).watch();
    settle();
    line.cut();
    server.put("matches", "m1", { homeScore: 3 });
    line.open();
    settle();
    expect(sent("subscribe").slice(2)).toMatchObject([
      { topic: "matches", since: "a.2" },
      { topic: "trades/A", since: "a.2" },
    ]);
    expect(seen.now.get("m1")?.homeScore).toBe(3);
    expect(server.snapshots).toBe(2);
  });

  test("a cut while the answer is on its way costs nothing but asking again", () => {
    const { mirror, line, surroundings, view, sent, settle } = stage();
    mirror.start();
    line.open();
    line.flowing = false;
    const seen = view(matches);
    seen.watch();
    line.deliverUp();
    line.cut();
    line.open();
    settle();
    surroundings.clock.advance(5_000);
    expect(sent("subscribe")).toHaveLength(2);
    expect(seen.now.size).toBe(2);
  });

  test("each gap is asked for anew at once, from what is held, and once", () => {
    const { mirror, line, server, surroundings, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    settle();
    for (const round of [1, 2]) {
      line.flowing = false;
      server.put("matches", "m1", { homeScore: round });
      server.push();
      // Lost on the way, as no network loses it: what follows shows a gap.
      line.lose();
      const { cursor } = mirror.watch(matches);
      for (const score of [2, 3]) {
        server.put("matches", "m2", { homeScore: round * 10 + score });
        server.push();
      }
      line.deliverDown();
      expect(seen.now.get("m1")?.homeScore).toBe(round - 1);
      expect(sent("subscribe")).toHaveLength(1 + round);
      expect(sent("subscribe").at(-1)).toMatchObject({ since: cursor });
      settle();
      expect(seen.now.get("m1")?.homeScore).toBe(round);
      expect(seen.now.get("m2")?.homeScore).toBe(round * 10 + 3);
      surroundings.clock.advance(5_000);
      line.flush();
      expect(sent("subscribe")).toHaveLength(1 + round);
    }
    expect(server.snapshots).toBe(1);
  });

  test("a delta that does not fit is answered by asking for a snapshot", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    settle();
    const [session] = server.sessions;
    const broken: Delta = {
      topic: "matches",
      from: "a.2",
      to: "a.3",
      at: 1,
      rows: { m1: { homeScore: "many" } },
      subscription: 1,
    };
    session?.client.delta(broken);
    expect(sent("subscribe")).toHaveLength(2);
    expect(sent("subscribe").at(-1)).not.toHaveProperty("since");
    server.put("matches", "m1", { homeScore: 5 });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(5);
  });

  test("a topic that is not there is missing, until it is there at a reconnect", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    const seen = view({ topic: "events/m1" });
    let told = 0;
    seen.onChange(() => told++);
    settle();
    expect(seen.missing).toBe(true);
    expect(told).toBe(1);
    expect(mirror.connection.status).toBe("live");
    line.cut();
    server.add("events/m1");
    line.open();
    surroundings.draw();
    expect(seen.missing).toBe(false);
    expect(told).toBe(2);
  });

  test("a name that is no topic is missing without asking", () => {
    const { mirror, line, view, sent } = stage();
    mirror.start();
    line.open();
    const seen = view({ topic: "nonsense" });
    seen.watch();
    expect(seen.missing).toBe(true);
    expect(sent("subscribe")).toEqual([]);
  });

  test("what is refused for its rate is asked for again, later each time", () => {
    const { mirror, line, server, surroundings, view, sent, settle } = stage();
    server.refusals.push("rate_limited", "rate_limited", "rate_limited");
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    const asked: number[] = [];
    for (let ms = 0; ms < 4_000; ms += 100) {
      asked.push(sent("subscribe").length);
      surroundings.clock.advance(100);
    }
    settle();
    expect(seen.now.size).toBe(2);
    expect(asked.indexOf(2)).toBe(5);
    expect(asked.indexOf(3)).toBe(15);
    expect(asked.indexOf(4)).toBe(35);
  });

  test("what is malformed is asked for without frames, and then not again", () => {
    const { mirror, line, server, surroundings, view, sent } = stage();
    server.refusals.push("bad_request", "bad_request");
    mirror.start();
    line.open();
    view(matches).watch();
    surroundings.clock.advance(60_000);
    expect(sent("subscribe")).toEqual([
      { topic: "matches", pace: 10, encoding: "binary" },
      { topic: "matches", pace: 10 },
    ]);
  });

  test("a selection left and taken up again while its answer is awaited stays subscribed", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    line.flowing = false;
    const stop = view(matches).watch();
    stop();
    surroundings.clock.advance(6_000);
    const seen = view(matches);
    seen.watch();
    settle();
    server.put("matches", "m1", { homeScore: 8 });
    settle();
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(8);
  });

  test("a selection left while its answer is awaited is unsubscribed when it comes", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    line.flowing = false;
    view(matches).watch()();
    surroundings.clock.advance(6_000);
    settle();
    const [session] = server.sessions;
    expect(session?.readers.size).toBe(0);
  });

  test("what waits to be asked for again when the line is cut is asked for once on the next", () => {
    const { mirror, line, server, surroundings, view, sent } = stage();
    server.refusals.push("rate_limited");
    mirror.start();
    line.open();
    view(matches).watch();
    line.cut();
    line.open();
    surroundings.clock.advance(5_000);
    expect(sent("subscribe")).toHaveLength(2);
  });

  test("a question without an answer is asked again", () => {
    const { mirror, line, surroundings, view, sent, settle } = stage();
    mirror.start();
    line.open();
    line.flowing = false;
    const seen = view(matches);
    seen.watch();
    line.timeOut();
    surroundings.clock.advance(1_000);
    settle();
    expect(sent("subscribe")).toHaveLength(2);
    expect(seen.now.size).toBe(2);
  });

  test("what is still on its way when a selection is left and taken up again is no riddle", () => {
    const { mirror, line, server, surroundings, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const stop = view(matches).watch();
    settle();
    line.flowing = false;
    server.put("matches", "m1", { homeScore: 4 });
    server.push();
    stop();
    surroundings.clock.advance(6_000);
    const seen = view(matches);
    seen.watch();
    settle();
    settle();
    expect(sent("subscribe")).toHaveLength(2);
    expect(seen.now.get("m1")?.homeScore).toBe(4);
  });

  test("a selection whose answer is awaited is not forgotten with another life of the board", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    server.epoch = "b";
    mirror.start();
    line.flowing = false;
    line.open();
    const stop = view(matches).watch();
    line.deliverUp();
    stop();
    surroundings.clock.advance(6_000);
    line.deliverDown(1);
    const seen = view(matches);
    seen.watch();
    settle();
    server.put("matches", "m1", { homeScore: 8 });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(8);
  });
});
