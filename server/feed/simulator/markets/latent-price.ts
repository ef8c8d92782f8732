/** Latent prices in steps never leave this range: a dollar at a step of a cent, and what 31 bits hold. */
export const latentMin = 100;
export const latentMax = 1e9;

/** The price in steps, not rounded, that has a logarithm. */
export function latentPrice(log: number): number {
  return Math.min(latentMax, Math.max(latentMin, Math.exp(log)));
}
