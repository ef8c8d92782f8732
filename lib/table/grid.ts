/**
 * The price grid: prices are held as whole numbers of the smallest step that an instrument trades
 * in, so that equality is exact and sums do not drift. Decimals exist only at the edge.
 */

/** A grid of steps of `units / 10^decimals`; both whole numbers, so no binary fraction is kept. */
export interface PriceGrid {
  readonly units: number;
  readonly decimals: number;
  /** `10^decimals`, exact up to 22. */
  readonly scale: number;
}

/** More decimals than any venue quotes; 10^12 keeps a price of 9,000 exact in a double. */
const decimalsMax = 12;

const known = new Map<number, PriceGrid>();
/** Cells are read a row at a time, and most rows share a step: the last answer is mostly the next. */
let lastSize = 0;
let lastGrid: PriceGrid = { units: 1, decimals: 0, scale: 1 };

/**
 * The grid for a step size such as 0.01, 0.25 or 0.00000001.
 * @throws RangeError when the size is not a positive decimal of at most 12 places.
 */
export function gridOf(tickSize: number): PriceGrid {
  if (tickSize === lastSize) return lastGrid;
  const found = known.get(tickSize) ?? makeGrid(tickSize);
  lastSize = tickSize;
  lastGrid = found;
  return found;
}

function makeGrid(tickSize: number): PriceGrid {
  if (Number.isFinite(tickSize) && tickSize > 0) {
    for (let decimals = 0; decimals <= decimalsMax; decimals += 1) {
      const scale = 10 ** decimals;
      const units = Math.round(tickSize * scale);
      if (units >= 1 && Number.isSafeInteger(units) && units / scale === tickSize) {
        const grid = { units, decimals, scale };
        known.set(tickSize, grid);
        return grid;
      }
    }
  }
  throw new RangeError(
    `${tickSize} is no step of a price grid: give a positive decimal of at most ${decimalsMax} places, such as 0.01`,
  );
}

/** The decimal nearest to `ticks` steps; one division of two exact whole numbers. */
export function toPrice(ticks: number, grid: PriceGrid): number {
  return (ticks * grid.units) / grid.scale;
}

/** How far off the grid a decimal may be, in steps, and still count as written with rounding. */
const offGridMax = 1e-3;

/**
 * The number of steps that makes a decimal price.
 * @throws RangeError when the price is not on the grid, or has more than 2^53 steps.
 */
export function toTicks(price: number, grid: PriceGrid): number {
  const exact = (price * grid.scale) / grid.units;
  const ticks = Math.round(exact);
  if (!(Math.abs(exact - ticks) <= offGridMax)) {
    throw new RangeError(`${price} is not on the price grid of ${toPrice(1, grid)}`);
  }
  if (!Number.isSafeInteger(ticks)) {
    throw new RangeError(`${price} is too large to be counted in steps of ${toPrice(1, grid)}`);
  }
  return ticks;
}

/** The steps nearest to any decimal, for computed prices that still have to be put on the grid. */
export function nearestTicks(price: number, grid: PriceGrid): number {
  return Math.round((price * grid.scale) / grid.units);
}
