/**
 * The instruments that there can be, largest first: the reference list, and behind it invented ones.
 * A longer list begins with every shorter one.
 */
import { Random } from "../random.ts";
import type { Instrument } from "./instruments.ts";

export const instrumentsMax = 20_000;

/** Capitalisation falls with the rank r beyond the reference list as 1 / (r + 10). */
const capOffset = 10;
const jointShare = 0.95;

/** Prices: the median in dollars, the deviation of the logarithm, and where they end. */
const medianPrice = 28;
const priceSpread = 0.9;
const priceMin = 3;
const priceMax = 900;

const heads =
  "Al Ar Bel Bran Cal Cor Dal Der El Fen Gal Har Hol Il Jor Kel Kest Lan Lor Mar Mer Nor Or Pel Quil Ral Ros Sel Sol Tal Tor Ul Val Ver Wes Win Yar Zan".split(
    " ",
  );
const tails =
  "dane dor ford gard gate lin mar mont nara nard nova quist rick rion sen son ster stow tara thorn tide ton vale van vara vex wick wood worth zen".split(
    " ",
  );

/** What a company of a sector calls itself; of another sector than these, the last. */
const trades: Readonly<Record<string, string>> = {
  "Communication Services": "Media,Networks,Broadcasting,Telecom,Studios,Interactive,Publishing",
  "Consumer Discretionary": "Motors,Hotels,Apparel,Retail,Leisure,Homes,Brands,Outfitters",
  "Consumer Staples": "Foods,Beverages,Farms,Household,Grocers,Nutrition,Mills",
  Energy: "Petroleum,Drilling,Pipelines,Resources,Energy,Exploration",
  Financials: "Bancorp,Capital,Insurance,Financial,Trust,Credit,Assurance",
  "Health Care": "Pharma,Therapeutics,Medical,Biosciences,Diagnostics,Health,Devices",
  Industrials: "Industries,Engineering,Logistics,Aerospace,Machinery,Rail,Freight,Tools",
  "Information Technology": "Systems,Software,Semiconductor,Networks,Data,Robotics,Devices",
  Materials: "Chemicals,Metals,Mining,Paper,Packaging,Minerals",
  "Real Estate": "Properties,Realty,Residential,Storage,Offices,Land",
  Utilities: "Electric,Water,Gas,Power,Utilities,Renewables",
  "": "Holdings,Group,Partners",
};

/**
 * The first so many instruments, by rank.
 * @param reference the whole reference list, in any order.
 * @throws RangeError for a count that is not whole, or beyond 1 to 20,000.
 */
export function firstInstruments(reference: readonly Instrument[], count: number): Instrument[] {
  if (!(Number.isInteger(count) && count >= 1 && count <= instrumentsMax)) {
    throw new RangeError(`${count} instruments: give a whole number from 1 to ${instrumentsMax}`);
  }
  const real = [...reference].sort((a, b) => a.rank - b.rank);
  if (count <= real.length) return real.slice(0, count);
  return [...real, ...invented(real, count - real.length)];
}

function invented(real: readonly Instrument[], count: number): Instrument[] {
  const random = new Random("listings", "invented");
  const symbols = new Set(real.map(({ symbol }) => symbol));
  const names = new Set(real.map(({ name }) => name));
  // The law is taken up near the end of the real list, not at its last, who may be an odd one out.
  const joint = Math.floor(jointShare * real.length);
  const law = (real[joint]?.marketCap ?? 1e9) * (joint + capOffset);
  return Array.from({ length: count }, (_, k) => {
    const rank = real.length + k;
    // Sectors are as frequent as among the real ones.
    const sector = real[Math.floor(random.uniform() * real.length)]?.sector ?? "";
    const name = unused(names, () => nameIn(sector, random));
    const symbol = unused(symbols, () => symbolOf(name, random));
    const price = medianPrice * Math.exp(priceSpread * random.normal());
    const previousClose = cents(Math.min(priceMax, Math.max(priceMin, price)));
    return {
      symbol,
      name,
      sector,
      previousClose,
      low52w: cents(previousClose * (0.9 - 0.35 * random.uniform())),
      high52w: cents(previousClose * (1.05 + 0.4 * random.uniform())),
      marketCap: Math.round(law / (rank + capOffset)),
      rank,
    };
  });
}

/** Something that is not in a set yet; it is then. */
function unused(taken: Set<string>, make: () => string): string {
  for (;;) {
    const made = make();
    if (taken.has(made)) continue;
    taken.add(made);
    return made;
  }
}

function nameIn(sector: string, random: Random): string {
  const trade = pick((trades[sector] ?? trades[""] ?? "").split(","), random);
  return `${pick(heads, random)}${pick(tails, random)} ${trade}`;
}

/** Four or five letters of a name, in order, with its first. */
function symbolOf(name: string, random: Random): string {
  const letters = [...name.toUpperCase().replaceAll(/[^A-Z]/g, "")];
  const length = 4 + (random.bits() & 1);
  let symbol = letters[0] ?? "";
  for (let at = 1; symbol.length < length; ) {
    const left = length - symbol.length;
    const most = Math.max(0, letters.length - at - left);
    at += Math.floor(random.uniform() * (Math.min(most, 3) + 1));
    symbol += letters[at] ?? "X";
    at += 1;
  }
  return symbol;
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random.uniform() * list.length)] ?? "";
}

function cents(price: number): number {
  return Math.round(price * 100) / 100;
}
