/** How far counts stray from what was expected. */

/**
 * Pearson's chi-square, Σ (n − e)² / e: of cells less one degrees of freedom where the totals agree.
 * Cells with less than 5 expected belong merged first, see `merged`.
 */
export function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => {
    const e = expected[i] ?? 0;
    return sum + (count - e) ** 2 / e;
  }, 0);
}

/** Counts and expectations with neighbours merged, from the end, until 5 are expected in each cell. */
export function merged(
  counts: readonly number[],
  expected: readonly number[],
): { counts: number[]; expected: number[] } {
  const into = { counts: [] as number[], expected: [] as number[] };
  let count = 0;
  let e = 0;
  for (let i = counts.length - 1; i >= 0; i -= 1) {
    count += counts[i] ?? 0;
    e += expected[i] ?? 0;
    if (e < 5) continue;
    into.counts.unshift(count);
    into.expected.unshift(e);
    count = 0;
    e = 0;
  }
  into.counts[0] = (into.counts[0] ?? 0) + count;
  into.expected[0] = (into.expected[0] ?? 0) + e;
  return into;
}

/**
 * The probability that chi-square exceeds a value: the upper incomplete gamma function of half the
 * degrees and half the value, by Legendre's continued fraction. Only for values above degrees + 2,
 * where it converges quickly.
 */
export function chiSquareTail(value: number, degrees: number): number {
  const a = degrees / 2;
  const x = value / 2;
  let fraction = 0;
  for (let i = 200; i >= 1; i -= 1) fraction = (i * (i - a)) / (x + 2 * i + 1 - a - fraction);
  return Math.exp(a * Math.log(x) - x - logGamma(a)) / (x + 1 - a - fraction);
}

/** log Γ of a whole or half number above 0, by Γ(a + 1) = a Γ(a). */
function logGamma(a: number): number {
  let sum = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let b = a - 1; b > 0; b -= 1) sum += Math.log(b);
  return sum;
}

/** The value that chi-square exceeds with a probability of 1e-5. @param degrees 1 to 100. */
export function chiSquareLimit(degrees: number): number {
  let low = degrees + 2;
  let high = degrees + 200;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, degrees) > 1e-5) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The compensator's z, (N − Λ) / √V: a standard normal where events have fallen at the rate that
 * they were drawn from, whatever that rate was and did.
 * @param compensator Λ, the integral of the rate used. @param spread V; Λ itself of a Poisson
 * process, Σ p (1 − p) of events drawn in steps.
 */
export function compensatorZ(count: number, compensator: number, spread = compensator): number {
  return (count - compensator) / Math.sqrt(spread);
}

/** z of a share of n trials against a probability. */
export function shareZ(hits: number, trials: number, probability: number): number {
  return compensatorZ(hits, trials * probability, trials * probability * (1 - probability));
}
