/**
 * Whether probabilities mean what they say. A forecast p is of one thing that then happens (o = 1)
 * or not (o = 0); forecasts must be of different matches, one of each, to be independent.
 */

/**
 * Spiegelhalter's z (1986, Statistics in Medicine 5),
 *
 *   Σ (o − p)(1 − 2p) / √ Σ (1 − 2p)² p (1 − p)
 *
 * a standard normal where forecasts are calibrated; above 0 where they are too sure of themselves.
 * Blind to errors near one half. 0 where all forecasts are 0, 1 or a half and none was wrong.
 */
export function spiegelhalterZ(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  let spread = 0;
  for (let i = 0; i < forecasts.length; i += 1) {
    const p = forecasts[i] ?? 0;
    sum += ((outcomes[i] ?? 0) - p) * (1 - 2 * p);
    spread += (1 - 2 * p) ** 2 * p * (1 - p);
  }
  return sum === 0 ? 0 : sum / Math.sqrt(spread);
}

/** z of the mean error, Σ (o − p) / √ Σ p (1 − p): above 0 where it happens more than was said. */
export function biasZ(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  let spread = 0;
  for (let i = 0; i < forecasts.length; i += 1) {
    const p = forecasts[i] ?? 0;
    sum += (outcomes[i] ?? 0) - p;
    spread += p * (1 - p);
  }
  return sum === 0 ? 0 : sum / Math.sqrt(spread);
}

/**
 * Brier's score: the mean over forecasts of Σ (o − p)² over the possible outcomes; 0 is perfect.
 * @param forecasts and outcomes: of each match, one number for each possible outcome.
 */
export function brierScore(
  forecasts: readonly (readonly number[])[],
  outcomes: readonly (readonly number[])[],
): number {
  let sum = 0;
  for (const [i, forecast] of forecasts.entries()) {
    for (const [k, p] of forecast.entries()) sum += ((outcomes[i]?.[k] ?? 0) - p) ** 2;
  }
  return sum / forecasts.length;
}
