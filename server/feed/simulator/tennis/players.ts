/** Who plays on the tour: invented players with a name, a country and abilities of their own. */
import type { Random } from "../random.ts";
import { namesOfCountries } from "./names.ts";
import type { Abilities } from "./outlook.ts";
import type { BestOf } from "./score.ts";
import { type Serve, type Surface, serveOf, surfaces } from "./serve.ts";

export interface Player {
  readonly name: string;
  readonly family: string;
  readonly country: string;
  /** By what one wins more of all points than the mean of the tour; the ranking's order. */
  readonly skill: number;
  /** By what both win more on serve in a match of theirs: a big server who returns badly. */
  readonly serve: number;
  /** How much more often than usual the first serve is in, a share; and a factor on aces. */
  readonly firstIn: number;
  readonly aces: number;
}

/**
 * Spreads between players, so that of two drawn at random p = m ± δ with standard deviations .03
 * of m and .05 of δ: then best-of-three matches end in two sets as often as on the men's tour.
 */
const skillSpread = 0.068;
const serveSpread = 0.042;
/** What a day adds to one player and takes from the other, half of the difference in points. */
const dayForm = 0.014;

/** Bounds of the share of points that a server wins. */
const serveLeast = 0.48;
const serveMost = 0.82;

/**
 * How often a given player gives up before a game, by the sets at most: 2.7 % of matches in all,
 * over the 22 and 35 games that follow the first as a rule.
 */
const retires: Readonly<Record<BestOf, number>> = { 3: 0.00061, 5: 0.00039 };

/** Draws players of different names, the strongest first. */
export function drawPlayers(random: Random, count: number): Player[] {
  const taken = new Set<string>();
  const players = Array.from({ length: count }, (_, i): Player => {
    const country = namesOfCountries[i % namesOfCountries.length];
    const pick = (list: readonly string[]) => list[Math.floor(random.uniform() * list.length)];
    for (;;) {
      const given = pick(country?.given ?? []) ?? "";
      const family = (pick(country?.family ?? []) ?? "").replaceAll("-", " ");
      // Families differ too: scoreboards say them alone.
      if (taken.has(family)) continue;
      taken.add(family);
      return {
        name: `${given} ${family}`,
        family,
        country: country?.country ?? "",
        skill: skillSpread * random.normal(),
        serve: serveSpread * random.normal(),
        firstIn: 0.03 * random.normal(),
        aces: Math.exp(0.4 * random.normal() - 0.08),
      };
    }
  });
  return players.sort((a, b) => b.skill - a.skill);
}

/** What two players are able to in one match, by the surface and the day. */
export interface Pairing extends Abilities {
  readonly serves: { readonly home: Serve; readonly away: Serve };
}

/** Draws the day's form of two players and says what they are able to. */
export function pair(
  home: Player,
  away: Player,
  surface: Surface,
  bestOf: BestOf,
  random: Random,
): Pairing {
  const mean = surfaces[surface].won + (home.serve + away.serve) / 2;
  const edge = (home.skill - away.skill) / 2 + dayForm * random.normal();
  const within = (won: number) => Math.min(serveMost, Math.max(serveLeast, won));
  const [homeWon, awayWon] = [within(mean + edge), within(mean - edge)];
  return {
    home: homeWon,
    away: awayWon,
    bestOf,
    retires: retires[bestOf],
    serves: {
      home: serveOf(surface, homeWon, home.firstIn, home.aces),
      away: serveOf(surface, awayWon, away.firstIn, away.aces),
    },
  };
}
