/** What an act does: who of the defence is in it, what is counted, what the play-by-play says. */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import type { Act } from "./acts.ts";
import { bonusFouls } from "./attack.ts";
import type { Player } from "./roster.ts";
import type { Scoresheet } from "./scoresheet.ts";
import type { Change, Squad } from "./squad.ts";
import type { Statistics } from "./statistics.ts";
import { weighted } from "./weighted.ts";
import { freeThrowText, shotText, turnoverText } from "./words.ts";

export interface Scene {
  readonly random: Random;
  readonly sheet: Scoresheet;
  readonly squads: Readonly<Record<TeamSide, Squad>>;
  readonly names: Readonly<Record<TeamSide, string>>;
  readonly statistics: Statistics;
  /** Team fouls of the quarter, and those of its last two minutes. */
  readonly fouls: Record<TeamSide, number>;
  readonly lateFouls: Record<TeamSide, number>;
}

/** The last minutes of a quarter, in which the second foul is enough for free throws. */
const lateMs = 120_000;

/** A quarter begins: nobody has a foul. */
export function forgetFouls({ fouls, lateFouls }: Scene): void {
  Object.assign(fouls, { home: 0, away: 0 });
  Object.assign(lateFouls, { home: 0, away: 0 });
}

/** Team fouls as far as free throws go: one in the last two minutes is as good as four. */
export function foulsOf({ sheet, fouls, lateFouls }: Scene, side: TeamSide): number {
  const late = sheet.leftMs <= lateMs && lateFouls[side] > 0;
  return late ? Math.max(fouls[side], bonusFouls - 1) : fouls[side];
}

/** What an attack has been so far, where points of its kind are counted apart. */
export interface Attack {
  readonly offence: TeamSide;
  readonly fast: boolean;
  second: boolean;
}

const other = (side: TeamSide): TeamSide => (side === "home" ? "away" : "home");

export function perform(scene: Scene, attack: Attack, act: Act): void {
  const { random, sheet, squads } = scene;
  const { offence } = attack;
  const defence = other(offence);
  const own = squads[offence];
  const against = squads[defence];
  switch (act.kind) {
    case "foul": {
      const fouler = weighted(random, against.mayFoul, ({ fouling }) => fouling);
      scene.fouls[defence] += 1;
      if (sheet.leftMs <= lateMs) scene.lateFouls[defence] += 1;
      sheet.set({ homeFouls: scene.fouls.home, awayFouls: scene.fouls.away });
      const kind = act.shooting ? "Shooting foul" : "Foul";
      const text = `${kind} by ${fouler.name} on ${act.on.name}`;
      sheet.event("foul", text, { side: defence, player: fouler.name, other: act.on.name });
      personal(scene, defence, fouler);
      return;
    }
    case "made": {
      const { shooter, assist, shot } = act;
      const worth = shot === "three-pointer" ? 3 : 2;
      own.count(shooter, "fieldMade");
      own.count(shooter, "fieldTried");
      if (worth === 3) {
        own.count(shooter, "threeMade");
        own.count(shooter, "threeTried");
      }
      if (assist !== null) own.count(assist, "assists");
      if (shot === "layup" || shot === "dunk") scene.statistics.extra[offence].inside += worth;
      score(scene, attack, shooter, worth);
      sheet.event(worth === 3 ? "three-pointer" : "field-goal", shotText(act), {
        side: offence,
        player: shooter.name,
        other: assist?.name ?? null,
      });
      return;
    }
    case "missed": {
      const { shooter, shot, blocked } = act;
      own.count(shooter, "fieldTried");
      if (shot === "three-pointer") own.count(shooter, "threeTried");
      const blocker = blocked ? weighted(random, against.floor, ({ blocks }) => blocks) : null;
      if (blocker !== null) against.count(blocker, "blocks");
      const text =
        blocker === null ? shotText(act) : `${blocker.name} blocks ${shooter.name}’s ${shot}`;
      sheet.event("missed-shot", text, {
        side: offence,
        player: shooter.name,
        other: blocker?.name ?? null,
      });
      return;
    }
    case "free-throw": {
      const { shooter, made } = act;
      own.count(shooter, "freeTried");
      if (made) {
        own.count(shooter, "freeMade");
        score(scene, attack, shooter, 1);
      }
      sheet.event("free-throw", freeThrowText(act), { side: offence, player: shooter.name });
      return;
    }
    case "rebound":
      rebound(scene, attack, act);
      return;
    case "turnover": {
      const thief = act.stolen ? weighted(random, against.floor, ({ steals }) => steals) : null;
      own.count(act.by, "turnovers");
      if (thief !== null) against.count(thief, "steals");
      if (act.loss === "offensive foul" && act.by !== null) {
        const told = { side: offence, player: act.by.name };
        sheet.event("foul", `Offensive foul by ${act.by.name}`, told);
        personal(scene, offence, act.by);
      }
      sheet.event("turnover", turnoverText(act, scene.names[offence], thief?.name ?? null), {
        side: offence,
        player: act.by?.name ?? null,
        other: thief?.name ?? null,
      });
    }
  }
}

/** Says who comes in, in one row. */
export function tellChanges(scene: Scene, side: TeamSide, changes: readonly Change[]): void {
  const [first] = changes;
  if (first === undefined) return;
  const names = (pick: (change: Change) => Player) =>
    changes.map((change) => pick(change).name).join(", ");
  const text = `${scene.names[side]}: ${names(({ on }) => on)} for ${names(({ off }) => off)}`;
  scene.sheet.event("substitution", text, { side, player: first.on.name, other: first.off.name });
}

function score(scene: Scene, { offence, fast, second }: Attack, by: Player, points: number): void {
  const { squads, sheet, statistics } = scene;
  squads[offence].count(by, "points", points);
  squads[offence].swing(points);
  squads[other(offence)].swing(-points);
  sheet.points(offence, points);
  const extra = statistics.extra[offence];
  if (fast) extra.fastBreak += points;
  if (second) extra.secondChance += points;
  if (!by.starter) extra.bench += points;
  extra.largestLead = Math.max(extra.largestLead, offence === "home" ? sheet.lead : -sheet.lead);
}

function rebound(
  scene: Scene,
  attack: Attack,
  { by, out, own }: Extract<Act, { kind: "rebound" }>,
) {
  const { random, sheet, squads, names, statistics } = scene;
  const { offence } = attack;
  const defence = other(offence);
  if (own) attack.second = true;
  if (by !== null) {
    statistics.extra[offence].offensiveRebounds += 1;
    squads[offence].count(by, "rebounds");
    const text = `Offensive rebound by ${by.name}`;
    sheet.event("rebound", text, { side: offence, player: by.name });
    return;
  }
  if (out) {
    const side = own ? offence : defence;
    sheet.event("rebound", `The ball is out: ${names[side]}’s`, { side });
    return;
  }
  const taker = weighted(random, squads[defence].floor, (player) => player.defensiveRebounds);
  squads[defence].count(taker, "rebounds");
  sheet.event("rebound", `Rebound by ${taker.name}`, { side: defence, player: taker.name });
}

/** A personal foul; with his sixth a player is out, and somebody comes in at once. */
function personal(scene: Scene, side: TeamSide, player: Player): void {
  const change = scene.squads[side].foul(player);
  if (change === null) return;
  scene.sheet.event("fouled-out", `${player.name} is out with six fouls`, {
    side,
    player: player.name,
  });
  tellChanges(scene, side, [change]);
}
