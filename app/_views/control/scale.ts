/** Sliders whose range spans many orders of magnitude: equal steps of the hand are equal ratios. */

/** Positions of a slider, from 0 to this. */
export const positions = 1_000;

export interface LogScale {
  /** The value at a position, rounded to two significant figures. */
  valueAt(position: number): number;
  /** The nearest position of a value; values outside the range are brought in. */
  positionOf(value: number): number;
  /**
   * Where a move from one position to another ends: as far on as it takes for the value to change,
   * so that no press of an arrow key is lost to rounding.
   */
  moved(from: number, to: number): number;
}

/**
 * @param min the least value above zero
 * @param max the greatest value
 * @param zero whether position 0 means 0 rather than `min`
 */
export function logScale(min: number, max: number, zero: boolean): LogScale {
  const first = zero ? 1 : 0;
  const span = Math.log(max / min);
  const valueAt = (position: number) => {
    if (zero && position < first) return 0;
    const share = (position - first) / (positions - first);
    const value = Number((min * Math.exp(span * share)).toPrecision(2));
    return Math.min(max, Math.max(min, value));
  };
  return {
    valueAt,
    positionOf(value) {
      if (zero && value <= 0) return 0;
      const inside = Math.min(max, Math.max(min, value));
      return first + Math.round((Math.log(inside / min) / span) * (positions - first));
    },
    moved(from, to) {
      const before = valueAt(from);
      const way = Math.sign(to - from);
      let at = to;
      while (way !== 0 && at > 0 && at < positions && valueAt(at) === before) at += way;
      return at;
    },
  };
}
