/** Clubs that do not exist, in places that do, and how strong they are. */
import { Random } from "../random.ts";
import type { Strength } from "./strengths.ts";

/** Clubs of the cup from below the Premier League. */
export const clubsBelow: readonly string[] = [
  "Ashcombe Vale",
  "Brackenridge",
  "Calderwick Rangers",
  "Dunmere Athletic",
  "Eastholme Mariners",
  "Farrowdale United",
  "Glenhaven Thistle",
  "Harbourne Rovers",
  "Kelmscott Wanderers",
  "Northgate Albion",
  "Saltmarsh Town",
  "Windlebury City",
];

export interface WorldClub {
  readonly name: string;
  /** Hours by which its clocks are ahead of UTC, in their standard time. */
  readonly offset: number;
}

const club = (name: string, offset: number): WorldClub => ({ name, offset });

/** Clubs of the World League around the globe, east to west: every other one plays in each division. */
export const worldClubs: readonly WorldClub[] = [
  club("Auckland Terns", 12),
  club("Wellington Southerly", 12),
  club("Noumea Lagoon", 11),
  club("Hobart Lanterns", 10),
  club("Cairns Trade Winds", 10),
  club("Sapporo Drift Ice", 9),
  club("Busan Lighthouse", 9),
  club("Fremantle Anchors", 8),
  club("Cebu Outriggers", 8),
  club("Penang Clocktower", 8),
  club("Bandung Highland", 7),
  club("Hue Riverside", 7),
  club("Sylhet Tea Garden", 6),
  club("Chiang Rai Indigo", 7),
  club("Almaty Apples", 5),
  club("Lahore Mosaic", 5),
  club("Muscat Dhow", 4),
  club("Tbilisi Vines", 4),
  club("Mombasa Coral", 3),
  club("Izmir Meltem", 3),
  club("Tampere Rapids", 2),
  club("Alexandria Pharos", 2),
  club("Durban Sugar Mill", 2),
  club("Ljubljana Dragonbridge", 1),
  club("Ibadan Seven Hills", 1),
  club("Agadir Argan", 0),
  club("Reykjavik Harbour", 0),
  club("Kumasi Goldfields", 0),
  club("Funchal Levada", 0),
  club("Praia Tradewind", -1),
  club("Recife Reef", -3),
  club("Rosario Delta", -3),
  club("Halifax Foghorn", -4),
  club("Valdivia Rain", -4),
  club("Cartagena Ramparts", -5),
  club("Arequipa White Stone", -5),
  club("Oaxaca Copal", -6),
  club("Santa Fe Mesa", -7),
  club("Victoria Breakwater", -8),
  club("Tijuana Marigold", -8),
  club("Anchorage Sled", -9),
  club("Juneau Fjord", -9),
  club("Honolulu Outer Reef", -10),
  club("Papeete Pearl", -10),
];

/**
 * Spreads of log-strengths between the teams of the five large leagues, and how they go together:
 * who scores much concedes little.
 */
const attackSpread = 0.271;
const defenceSpread = 0.216;
const together = -0.8;

/** A club's strengths, drawn, against the mean club of its league. */
export function drawStrength(seed: string, name: string): Strength {
  const random = new Random(seed, `strength ${name}`);
  const one = random.normal();
  const other = together * one + Math.sqrt(1 - together ** 2) * random.normal();
  return { attack: Math.exp(attackSpread * one), defence: Math.exp(defenceSpread * other) };
}

/** How clubs from below the Premier League fare against the mean club in it, chosen. */
const below = { attack: 0.72, defence: 1.35, spread: 0.5 };

/** Strengths of a club from below the Premier League, against the mean club in it. */
export function strengthBelow(seed: string, name: string): Strength {
  const { attack, defence } = drawStrength(seed, name);
  return {
    attack: below.attack * attack ** below.spread,
    defence: below.defence * defence ** below.spread,
  };
}
