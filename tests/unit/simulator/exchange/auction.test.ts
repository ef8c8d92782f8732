import { expect, test } from "vitest";
import {
  AuctionBook,
  type Clearing,
  type Collar,
  ladderReach,
} from "../../../../server/feed/simulator/markets/exchange/auction.ts";
import { Auctions } from "../../../../server/feed/simulator/markets/exchange/auctions.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";

interface Order {
  readonly side: "buy" | "sell";
  /** The worst price that it takes. */
  readonly price: number;
  readonly lots: number;
}

/** The clearing by its definition: every price of the collar is tried. */
function tried(orders: readonly Order[], reference: number, { low, high }: Collar): Clearing {
  let best: Clearing = { price: reference, paired: -1, imbalance: 0 };
  for (let price = low; price <= high; price += 1) {
    const sum = (side: Order["side"]) =>
      orders
        .filter((order) => order.side === side)
        .filter((order) => (side === "buy" ? order.price >= price : order.price <= price))
        .reduce((total, { lots }) => total + lots, 0);
    const [buys, sells] = [sum("buy"), sum("sell")];
    const paired = Math.min(buys, sells);
    const imbalance = buys - sells;
    const gain =
      paired - best.paired ||
      Math.abs(best.imbalance) - Math.abs(imbalance) ||
      Math.abs(best.price - reference) - Math.abs(price - reference);
    if (gain > 0) best = { price, paired, imbalance };
  }
  return best;
}

/** A random book, with its orders as a list. */
function randomBook(random: Random, anchor: number) {
  const gap = 1 + Math.floor(random.uniform() * 4);
  const book = new AuctionBook();
  book.clear(anchor, gap);
  const orders: Order[] = [];
  const count = Math.floor(random.uniform() * 14);
  for (let n = 0; n < count; n += 1) {
    const side = random.chance(0.5) ? "buy" : "sell";
    const lots = 1 + Math.floor(random.uniform() * 9);
    if (random.chance(0.2)) {
      book.addMarket(side, lots);
      orders.push({ side, price: side === "buy" ? Infinity : 0, lots });
    } else {
      const rung = Math.round(6 * random.normal());
      book.addLimit(side, rung, lots);
      const held = Math.max(-ladderReach, Math.min(ladderReach, rung));
      orders.push({ side, price: anchor + held * gap, lots });
    }
  }
  return { book, orders };
}

test("clears where most trades, then least is left, then nearest to the reference", () => {
  const random = new Random("auction", "books");
  const anchor = 500;
  for (let round = 0; round < 600; round += 1) {
    const { book, orders } = randomBook(random, anchor);
    const low = anchor - Math.floor(random.uniform() * 120);
    const high = anchor + Math.floor(random.uniform() * 120);
    const reference = low + Math.floor(random.uniform() * (high - low + 1));
    const clearing = book.clearing(reference, { low, high });
    const best = tried(orders, reference, { low, high });
    // Two prices can be as near to the reference, one below and one above.
    expect({ ...clearing, price: Math.abs(clearing.price - reference) }, `round ${round}`).toEqual({
      ...best,
      price: Math.abs(best.price - reference),
    });
    expect(clearing.price).toBeGreaterThanOrEqual(low);
    expect(clearing.price).toBeLessThanOrEqual(high);
    expect(Number.isInteger(clearing.price)).toBe(true);
  }
});

test("clears a book that is easy to follow", () => {
  const book = new AuctionBook();
  book.clear(100, 1);
  book.addMarket("buy", 5);
  book.addLimit("buy", 1, 10);
  book.addLimit("buy", 0, 10);
  book.addLimit("sell", -1, 10);
  book.addLimit("sell", 1, 20);
  const any = { low: 1, high: 1_000 };
  // At 101 buyers want 15 and sellers offer 30; at 100 it is 25 and 10.
  expect(book.clearing(100, any)).toEqual({ price: 101, paired: 15, imbalance: -15 });
  expect(book.clearing(100, { low: 90, high: 100 })).toEqual({
    price: 100,
    paired: 10,
    imbalance: 15,
  });
  book.moveTo(200);
  expect(book.clearing(200, any).price).toBe(201);
});

test("without orders the reference stands", () => {
  const book = new AuctionBook();
  book.clear(100, 2);
  expect(book.clearing(93, { low: 90, high: 110 })).toEqual({ price: 93, paired: 0, imbalance: 0 });
});

test("what is entered by a moment does not depend on how often one looks", () => {
  const any = { low: 1, high: 1_000_000 };
  const minute = 60_000;
  const make = () => {
    const auctions = new Auctions("seed", ["AAA", "BBB"]);
    for (const i of [0, 1]) auctions.begin(i, "opening", 50_000, 3);
    return auctions;
  };
  const often = make();
  for (let left = 330; left > 5; left -= 1) often.clearing(0, 20_000, left * minute, 20_000, any);
  const once = make();
  const at = (auctions: Auctions, i: number, left: number) =>
    auctions.clearing(i, 20_000, left * minute, 20_000, any);
  expect(at(often, 0, 5)).toEqual(at(once, 0, 5));
  expect(at(often, 0, 0)).toEqual(at(once, 0, 0));
  // Each instrument has orders of its own, and each auction does.
  const first = at(once, 0, 0);
  expect(at(once, 1, 0)).not.toEqual(first);
  once.begin(0, "opening", 50_000, 3);
  expect(at(once, 0, 0)).not.toEqual(first);
});

test("trades about the share of the day that it should, near the fair price", () => {
  const count = 400;
  const symbols = Array.from({ length: count }, (_, i) => `S${i}`);
  const auctions = new Auctions("size", symbols);
  const clearings = symbols.map((_, i) => {
    auctions.begin(i, "closing", 10_000, 5);
    return auctions.clearing(i, 20_000, 0, 20_000, { low: 1, high: 1_000_000 });
  });
  const mean = clearings.reduce((sum, { paired }) => sum + paired, 0) / count;
  // 1,000 of 10,000 lots, as far as orders pair; a mean of 400 auctions strays by less than 2 %.
  expect(mean).toBeGreaterThan(900);
  expect(mean).toBeLessThan(1_100);
  const away = Math.max(...clearings.map(({ price }) => Math.abs(price - 20_000)));
  expect(away).toBeGreaterThan(0);
  expect(away).toBeLessThan(5 * ladderReach);
  expect(clearings.some(({ imbalance }) => imbalance > 0)).toBe(true);
  expect(clearings.some(({ imbalance }) => imbalance < 0)).toBe(true);
});
