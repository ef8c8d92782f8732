/**
 * Synthetic orders of one auction, from a stream of its own: what has been entered by a moment
 * depends on how far the auction has come, not on how often it was looked at.
 */
import { Random } from "../../random.ts";
import { drawLots } from "../sizes.ts";
import { type AuctionBook, ladderReach } from "./auction.ts";

/** Share of orders that trade at any price. */
const marketShare = 0.35;
/** Limit prices, in prices of the ladder: how far patient ones stay from the anchor, and the spread. */
const patience = 2;
const dispersion = ladderReach / 3.3;
/** How many of all orders an auction fills, with these prices; what is entered is more in this ratio. */
const filledShare = 0.59;
/** Standard deviation of the lead of one side at the first orders; others come in against it. */
const leadDeviation = 0.3;
/** Into how many of the smallest orders an auction's interest is divided, and the largest order. */
const smallestOrders = 240;
const largest = 10;

export class Interest {
  readonly #random: Random;
  /** Lots that will have been entered on both sides by the end. */
  readonly #total: number;
  /** By how much buyers lead at first; below 0 sellers. */
  readonly #lead: number;
  readonly #unit: number;
  #entered = 0;

  /** @param auction names the stream. @param lots that the auction is to trade, about. */
  constructor(seed: string, auction: string, lots: number) {
    this.#random = new Random(seed, auction);
    this.#total = (2 * lots) / filledShare;
    this.#lead = Math.max(-0.9, Math.min(0.9, leadDeviation * this.#random.normal()));
    this.#unit = Math.max(1, Math.round(this.#total / smallestOrders));
  }

  /** Enters what is there when a share of all interest has come, from 0 to 1. */
  enter(book: AuctionBook, share: number): void {
    const random = this.#random;
    for (const target = this.#total * Math.min(1, share); this.#entered < target; ) {
      const left = 1 - this.#entered / this.#total;
      const side = random.chance(0.5 * (1 + this.#lead * left * left)) ? "buy" : "sell";
      const lots = Math.min(largest, drawLots(random)) * this.#unit;
      if (random.chance(marketShare)) book.addMarket(side, lots);
      else {
        const away = side === "buy" ? -patience : patience;
        book.addLimit(side, Math.round(away + dispersion * random.normal()), lots);
      }
      this.#entered += lots;
    }
  }
}
