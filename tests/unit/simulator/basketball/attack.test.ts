/** An attack is what was asked for: in points, in time, and by the shot clock. */
import { expect, test } from "vitest";
import type { Timed } from "../../../../server/feed/simulator/basketball/acts.ts";
import { attack, bonusFouls } from "../../../../server/feed/simulator/basketball/attack.ts";
import { rosterOf } from "../../../../server/feed/simulator/basketball/roster.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";

const offence = rosterOf("attack", "A").filter(({ starter }) => starter);

function pointsOf(timed: readonly Timed[]): number {
  return timed.reduce((sum, { act }) => {
    if (act.kind === "made") return sum + (act.shot === "three-pointer" ? 3 : 2);
    return sum + (act.kind === "free-throw" && act.made ? 1 : 0);
  }, 0);
}

test("points, time and shot clock are kept, whatever is asked for", () => {
  const random = new Random("attack", "asked");
  for (let i = 0; i < 20_000; i += 1) {
    // Longer than any possession of the flow, so that the second shot clock matters, too.
    const lengthMs = 1500 + Math.floor(34_500 * random.uniform());
    const inboundMs = random.chance(0.5) ? Math.floor(3500 * random.uniform()) : 0;
    const points = Math.floor(5 * random.uniform());
    const setting = {
      points,
      lengthMs,
      inboundMs,
      intent: "usual",
      offence,
      fouls: Math.floor(8 * random.uniform()),
      last: random.chance(0.1),
    } as const;
    const timed = attack(random, setting);
    expect(pointsOf(timed)).toBe(points);
    let { fouls } = setting;
    let began = 0;
    let limit = inboundMs + 24_000;
    let before = 0;
    timed.forEach(({ act, after }, place) => {
      const next = timed[place + 1]?.act.kind;
      // A rebound comes as late as the ball is in the air: the clock stood for the shot.
      const late = act.kind !== "rebound" && after - began > limit + 2;
      if (late || after < before || after > lengthMs)
        expect.fail(JSON.stringify({ setting, timed }));
      before = after;
      if (act.kind === "foul") {
        fouls += 1;
        const shoots = act.shooting || fouls >= bonusFouls;
        expect(next === "free-throw").toBe(shoots);
        if (shoots) return;
      }
      if (act.kind === "foul" || (act.kind === "rebound" && act.own)) {
        began = after;
        limit = 14_000;
      }
    });
    const last = timed.at(-1)?.act;
    // The other side has the ball by right.
    const ends =
      last?.kind === "made" ||
      last?.kind === "turnover" ||
      (last?.kind === "rebound" && !last.own) ||
      (last?.kind === "free-throw" && (last.made || setting.last)) ||
      (last?.kind === "missed" && setting.last);
    if (!ends) expect.fail(JSON.stringify({ setting, timed }));
  }
});

test("who is fouled on purpose shoots two, after as many fouls as that takes", () => {
  const random = new Random("attack", "fouled");
  for (let i = 0; i < 2000; i += 1) {
    const fouls = Math.floor(7 * random.uniform());
    const points = Math.floor(3 * random.uniform());
    const about = { points, lengthMs: 3000, inboundMs: 0, offence, last: false } as const;
    const timed = attack(random, { ...about, intent: "fouled", fouls });
    const kinds = timed.map(({ act }) => act.kind);
    const needed = Math.max(1, bonusFouls - fouls);
    expect(kinds.filter((kind) => kind === "foul")).toHaveLength(needed);
    expect(kinds.slice(needed, needed + 2)).toEqual(["free-throw", "free-throw"]);
    expect(pointsOf(timed)).toBe(points);
  }
  const held = { points: 0, lengthMs: 20_000, inboundMs: 0, offence, fouls: 0, last: true };
  expect(attack(random, { ...held, intent: "held" })).toEqual([]);
});
