/** Means, spreads and quantiles of samples: what the other statistics are made of. */

/** The mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum / values.length;
}

/** The variance about the mean, as a sum over n; NaN of nothing. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += ((values[i] ?? 0) - centre) ** 2;
  return sum / values.length;
}

/** The standard deviation about the mean, over n; NaN of nothing. */
export function deviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values));
}

/**
 * The value below which a share of the sample lies, between neighbours by a straight line; NaN of
 * nothing. @param share 0 to 1.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of a sample; NaN of nothing. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/**
 * A standard deviation that outliers do not move: 1.4826 times the median distance from the median,
 * which for a normal sample is the deviation; where more than half of the sample is one value, the
 * usual deviation.
 */
export function robustDeviation(values: ArrayLike<number>): number {
  const centre = median(values);
  const distance = median(Float64Array.from(values, (value) => Math.abs(value - centre)));
  return distance > 0 ? 1.4826 * distance : deviation(values);
}

/** Pearson's correlation of two samples of one length; 0 where either does not vary. */
export function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const oneMean = mean(one);
  const otherMean = mean(other);
  let cross = 0;
  let oneSquares = 0;
  let otherSquares = 0;
  for (let i = 0; i < one.length; i += 1) {
    const a = (one[i] ?? 0) - oneMean;
    const b = (other[i] ?? 0) - otherMean;
    cross += a * b;
    oneSquares += a * a;
    otherSquares += b * b;
  }
  const scale = Math.sqrt(oneSquares * otherSquares);
  return scale > 0 ? cross / scale : 0;
}
