/** How instruments move together, within their sectors and across. */
import { mean, variance } from "./samples.ts";

export interface GroupCorrelations {
  /** Mean over all pairs. */
  readonly all: number;
  /** Mean over pairs of one group; NaN where there is none. */
  readonly same: number;
  /** Mean over pairs of two groups; NaN where there is none. */
  readonly cross: number;
}

/**
 * Mean correlations of all pairs of series.
 * @param series of one length each. @param groups the group of each, such as its sector.
 */
export function groupCorrelations(
  series: readonly Float64Array[],
  groups: readonly string[],
): GroupCorrelations {
  const unit = series.map(standardised);
  let same = 0;
  let sames = 0;
  let cross = 0;
  let crosses = 0;
  for (const [a, one] of unit.entries()) {
    for (let b = a + 1; b < unit.length; b += 1) {
      const other = unit[b] ?? one;
      let product = 0;
      for (let i = 0; i < one.length; i += 1) product += (one[i] ?? 0) * (other[i] ?? 0);
      product /= one.length;
      if (groups[a] === groups[b]) {
        same += product;
        sames += 1;
      } else {
        cross += product;
        crosses += 1;
      }
    }
  }
  return { all: (same + cross) / (sames + crosses), same: same / sames, cross: cross / crosses };
}

/** With mean 0 and variance 1; all 0 where nothing varies. */
function standardised(values: Float64Array): Float64Array {
  const centre = mean(values);
  const scale = Math.sqrt(variance(values));
  return values.map((value) => (scale > 0 ? (value - centre) / scale : 0));
}
