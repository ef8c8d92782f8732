import { expect, test } from "vitest";
import { Forecast } from "../../../server/feed/simulator/football/forecast.ts";
import { Outlook } from "../../../server/feed/simulator/football/outlook.ts";
import {
  extraStretch,
  redChance,
  scoringChance,
  usualScoring,
} from "../../../server/feed/simulator/football/scoring.ts";
import { kickChance, Shootout } from "../../../server/feed/simulator/football/shootout.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { sum } from "./football-sample.ts";
import { zMax } from "./support.ts";

const eleven = { home: 0, away: 0 };

test("without an effect of the score the outlook is that of two Poisson counts", () => {
  const flat = { rise: 0, behind: 1, ahead: 1, ownRed: 1, otherRed: 1, reds: 0 };
  const stretch = { scoring: flat, means: { home: 1.6, away: 1.1 }, minutes: 4000 };
  const outlook = new Outlook(stretch, eleven, "draw");
  const poisson = (mean: number) => {
    const law = [Math.exp(-mean)];
    for (let k = 1; k < 20; k += 1) law.push(((law[k - 1] ?? 0) * mean) / k);
    return law;
  };
  const homeLaw = poisson(0.8);
  const awayLaw = poisson(0.55);
  // Half of the match to go, the home side one behind.
  const { homeWin, draw, awayWin } = outlook.at(2000, -1);
  const chance = (good: (lead: number) => boolean) =>
    sum(homeLaw.flatMap((p, h) => awayLaw.map((q, a) => (good(h - a - 1) ? p * q : 0))));
  expect(homeWin).toBeCloseTo(
    chance((lead) => lead > 0),
    3,
  );
  expect(draw).toBeCloseTo(
    chance((lead) => lead === 0),
    3,
  );
  expect(awayWin).toBeCloseTo(
    chance((lead) => lead < 0),
    3,
  );
});

const stretch = { scoring: usualScoring, means: { home: 1.7, away: 1.2 }, minutes: 98 };

test("the outlook of a minute is the mean of those that may follow, by the laws of goals and cards", () => {
  // Samples cannot tell a law without the effect of the score or of cards to come; this can.
  const outlook = new Outlook(stretch, eleven, "draw");
  const sentOff = {
    home: new Outlook(stretch, { home: 1, away: 0 }, "draw"),
    away: new Outlook(stretch, { home: 0, away: 1 }, "draw"),
    both: new Outlook(stretch, { home: 1, away: 1 }, "draw"),
  };
  for (const [k, lead] of [
    [0, 0],
    [30, 1],
    [60, -1],
    [97, 0],
    [97, -2],
  ] as const) {
    const chance = (side: "home" | "away") =>
      scoringChance(usualScoring, stretch.means, side, lead, 0, 0, k, stretch.minutes);
    const [h, a] = [chance("home"), chance("away")];
    const red = redChance(stretch, k);
    const after = (change: number) => {
      const of = (one: Outlook) => one.at(k + 1, lead + change).homeWin;
      return (
        (1 - red) ** 2 * of(outlook) +
        red * (1 - red) * (of(sentOff.home) + of(sentOff.away)) +
        red ** 2 * of(sentOff.both)
      );
    };
    const expected =
      h * (1 - a) * after(1) + a * (1 - h) * after(-1) + (1 - h - a + 2 * h * a) * after(0);
    // More than two further cards are not looked for: 3 in 10,000 matches.
    expect(outlook.at(k, lead).homeWin).toBeCloseTo(expected, 6);
  }
  const noCards = { ...stretch, scoring: { ...usualScoring, reds: 0 } };
  const blind = new Outlook(noCards, eleven, "draw").at(0, 0);
  expect(Math.abs(blind.homeWin - outlook.at(0, 0).homeWin)).toBeGreaterThan(1e-4);
  const usual = (lead: number) =>
    scoringChance(usualScoring, stretch.means, "home", lead, 0, 0, 49, stretch.minutes);
  expect(usual(-1) / usual(0)).toBeCloseTo(1.1, 12);
  expect(usual(1) / usual(0)).toBeCloseTo(0.95, 12);
});

test("a cup tie goes on from where ninety minutes leave it level", () => {
  const extra = new Outlook(extraStretch(stretch, 32), eleven, "shoot-out");
  const tie = new Outlook(stretch, eleven, extra);
  const usual = new Outlook(stretch, eleven, "draw");
  const { homeWin, draw, awayWin } = usual.at(50, 0);
  const through = tie.at(50, 0);
  expect(through.draw).toBe(0);
  expect(through.homeWin + through.awayWin).toBe(1);
  // Between who wins in ninety minutes and that plus every draw.
  expect(through.homeWin).toBeGreaterThan(homeWin);
  expect(through.awayWin).toBeGreaterThan(awayWin);
  expect(through.homeWin).toBeLessThan(homeWin + draw);
  expect(tie.at(98, 0)).toEqual(extra.at(0, 0));
  expect(tie.at(98, 1)).toEqual({ homeWin: 1, draw: 0, awayWin: 0 });
  expect(extra.at(32, 0)).toEqual({ homeWin: 0.5, draw: 0, awayWin: 0.5 });
});

test("a forecast does not move when ninety minutes end level, nor a red card then lose its effect", () => {
  const lengths = { "1H": 47, "2H": 50, ET: 15, ET2: 16 };
  for (const reds of [eleven, { home: 1, away: 0 }]) {
    const forecast = new Forecast(usualScoring, stretch.means, lengths, true);
    forecast.sentOff(reds);
    const before = forecast.at(97, 0);
    forecast.toExtraTime();
    expect(before).toEqual(forecast.at(0, 0));
    // The stronger of two elevens is not at even odds before a shoot-out.
    expect(Math.abs(before.homeWin - 0.5)).toBeGreaterThan(0.01);
    expect(forecast.at(31, 0).homeWin).toBe(0.5);
  }
});

test("a shoot-out ends when one side cannot be caught, and not before", () => {
  const after = (first: "home" | "away", kicks: string) => {
    const shootout = new Shootout(first);
    for (const kick of kicks) {
      expect(shootout.winner).toBe(null);
      shootout.kick(kick === "+");
    }
    return shootout;
  };
  expect(after("home", "+-+-+-").winner).toBe("home");
  expect(after("home", "+-+-").winner).toBe(null);
  expect(after("away", "++++++++-+").winner).toBe("home");
  expect(after("home", "++++++++-").winner).toBe(null);
  expect(after("home", "++++++++++").winner).toBe(null);
  // Sudden death: only after both have kicked.
  expect(after("home", "+++++++++++").winner).toBe(null);
  expect(after("home", "+++++++++++-").winner).toBe("home");
  expect(after("home", "++++++++++++--").winner).toBe(null);
  expect(() => after("home", "+-+-+-").kick(true)).toThrow(/after the end/);
});

test("a shoot-out's probability is that of its kicks", () => {
  for (const first of ["home", "away"] as const) {
    expect(new Shootout(first).homeWin).toBeCloseTo(0.5, 12);
  }
  const one = new Shootout("home");
  one.kick(true);
  const two = new Shootout("home");
  two.kick(false);
  expect(kickChance * one.homeWin + (1 - kickChance) * two.homeWin).toBeCloseTo(0.5, 12);
  expect(one.homeWin).toBeGreaterThan(0.55);
  // Played on from there by chance.
  const random = new Random("shoot-out", "kicks");
  const n = 20_000;
  let won = 0;
  for (let i = 0; i < n; i += 1) {
    const shootout = new Shootout("home");
    shootout.kick(true);
    while (shootout.winner === null) shootout.kick(random.chance(kickChance));
    if (shootout.winner === "home") won += 1;
  }
  const p = one.homeWin;
  const z = (chance: number) => (won - n * chance) / Math.sqrt(n * p * (1 - p));
  expect(Math.abs(z(p))).toBeLessThan(zMax);
  expect(Math.abs(z(p - 0.02))).toBeGreaterThan(zMax);
});
