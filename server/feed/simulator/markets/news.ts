import type { Random } from "../random.ts";

/** What companies are in the news for, when their shares jump up, and down. */
const good = [
  "raises its outlook for the year",
  "beats estimates for the quarter",
  "wins a large contract",
  "announces a share buyback",
  "is said to be a takeover target",
  "is upgraded by analysts",
  "settles a lawsuit for less than feared",
] as const;
const bad = [
  "lowers its outlook for the year",
  "misses estimates for the quarter",
  "loses a large customer",
  "faces an inquiry by regulators",
  "is downgraded by analysts",
  "delays a product",
  "says that its finance chief is leaving",
] as const;

/** A line of news that goes with a jump of a price. */
export function newsText(symbol: string, jump: number, random: Random): string {
  const texts = jump < 0 ? bad : good;
  return `${symbol} ${texts[Math.floor(random.uniform() * texts.length)]}`;
}
