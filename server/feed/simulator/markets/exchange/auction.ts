/**
 * The book of a call auction: orders gather without trading, and one price clears as many of them
 * as any price can. Limit orders stand on a ladder of prices around an anchor, so that the book
 * takes the same room however many orders come.
 */

/** Prices of the ladder on each side of its anchor. */
export const ladderReach = 20;
const levels = 2 * ladderReach + 1;

/** At which price an auction would clear, and how much. Prices in steps, sizes in lots. */
export interface Clearing {
  readonly price: number;
  /** Lots that trade. */
  readonly paired: number;
  /** Lots that find no partner at this price: above 0 to buy, below 0 to sell. */
  readonly imbalance: number;
}

/** Prices among which an auction may clear, both included. */
export interface Collar {
  readonly low: number;
  readonly high: number;
}

export class AuctionBook {
  /** The price in the middle of the ladder, and from one price of it to the next; whole steps. */
  #anchor = 0;
  #gap = 1;
  /** Lots at each price of the ladder, from the lowest. */
  readonly #bids = new Uint32Array(levels);
  readonly #offers = new Uint32Array(levels);
  #marketBuys = 0;
  #marketSells = 0;

  /** Empties the book. @param gap from one price to the next, a whole number of steps above 0. */
  clear(anchor: number, gap: number): void {
    this.#anchor = anchor;
    this.#gap = gap;
    this.#bids.fill(0);
    this.#offers.fill(0);
    this.#marketBuys = 0;
    this.#marketSells = 0;
  }

  /** Moves all limit orders with what their owners hold for the fair price. */
  moveTo(anchor: number): void {
    this.#anchor = anchor;
  }

  /** An order to trade at any price. */
  addMarket(side: "buy" | "sell", lots: number): void {
    if (side === "buy") this.#marketBuys += lots;
    else this.#marketSells += lots;
  }

  /**
   * An order to trade at a price of the ladder or better.
   * @param rung how many prices above the anchor; what lies beyond the ladder goes to its end.
   */
  addLimit(side: "buy" | "sell", rung: number, lots: number): void {
    const at = ladderReach + Math.max(-ladderReach, Math.min(ladderReach, rung));
    const orders = side === "buy" ? this.#bids : this.#offers;
    orders[at] = (orders[at] ?? 0) + lots;
  }

  /**
   * The clearing price: the one that trades most; of several the one that leaves least over; of
   * several the nearest to the reference. Without any orders it is the reference itself. All within
   * the collar, which contains the reference.
   */
  clearing(reference: number, { low, high }: Collar): Clearing {
    // Both curves are steps: they change at the ladder's prices only, so that the prices of the
    // ladder and the stretches between them are all there is to look at.
    let demand = this.#marketBuys;
    for (const lots of this.#bids) demand += lots;
    let supply = this.#marketSells;
    let best: Clearing | null = null;
    const look = (from: number, to: number) => {
      const first = Math.max(from, low);
      const last = Math.min(to, high);
      if (first > last) return;
      const price = Math.max(first, Math.min(last, reference));
      const paired = Math.min(demand, supply);
      const imbalance = demand - supply;
      if (best === null || isBetter({ price, paired, imbalance }, best, reference)) {
        best = { price, paired, imbalance };
      }
    };
    let below = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < levels; at += 1) {
      const price = this.#anchor + (at - ladderReach) * this.#gap;
      look(below, price - 1);
      supply += this.#offers[at] ?? 0;
      look(price, price);
      demand -= this.#bids[at] ?? 0;
      below = price + 1;
    }
    look(below, Number.POSITIVE_INFINITY);
    return best ?? { price: reference, paired: 0, imbalance: 0 };
  }
}

function isBetter(a: Clearing, b: Clearing, reference: number): boolean {
  if (a.paired !== b.paired) return a.paired > b.paired;
  const left = Math.abs(a.imbalance) - Math.abs(b.imbalance);
  if (left !== 0) return left < 0;
  return Math.abs(a.price - reference) < Math.abs(b.price - reference);
}
