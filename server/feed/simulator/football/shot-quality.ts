import type { Random } from "../random.ts";

/** Beta with the given shapes, each above 0, from two gammas. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}

/** Gamma of scale 1: below shape 1 from the one above it, times u^(1/shape). */
function gamma(random: Random, shape: number): number {
  if (shape >= 1) return shape * random.gamma(shape);
  const u = 1 - random.uniform();
  return (shape + 1) * random.gamma(shape + 1) * u ** (1 / shape);
}
