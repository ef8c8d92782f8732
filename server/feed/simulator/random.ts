/**
 * Random numbers that repeat: one small generator for each concern, seeded by the feed's seed and
 * the concern's name, so that drawing more for one (a new match, say) never shifts another.
 */

/** Entries of the table of normal quantiles; an index takes the top 14 bits of a draw. */
const normalBits = 14;
const normalTable = normalQuantiles(2 ** normalBits);
const toUnit = 2 ** -32;

/** sfc32 (Chris Doty-Humphrey's "small fast counting" generator): 128 bits of state. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: string, stream: string) {
    const name = `${seed}\n${stream}`;
    this.#a = hash(name, 0x9e3779b9);
    this.#b = hash(name, 0x7f4a7c15);
    this.#c = hash(name, 0xbf58476d);
    this.#counter = 1;
    // The first outputs still show the seed.
    for (let i = 0; i < 16; i += 1) this.bits();
  }

  /** Goes on from a state that `save` kept: four numbers from `at` on. */
  load(states: Int32Array, at: number): void {
    this.#a = states[at] ?? 0;
    this.#b = states[at + 1] ?? 0;
    this.#c = states[at + 2] ?? 0;
    this.#counter = states[at + 3] ?? 0;
  }

  /** Keeps the state, so that thousands of streams need no object each. */
  save(states: Int32Array, at: number): void {
    states[at] = this.#a;
    states[at + 1] = this.#b;
    states[at + 2] = this.#c;
    states[at + 3] = this.#counter;
  }

  /** 32 random bits, as a signed integer. */
  bits(): number {
    const out = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + out) | 0;
    return out;
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return (this.bits() >>> 0) * toUnit;
  }

  /** Whether something of a probability from 0 to 1 happens: as `uniform() < probability`. */
  chance(probability: number): boolean {
    return this.bits() >>> 0 < probability * 2 ** 32;
  }

  /** Exponential with mean 1; never 0, at most 22.9. */
  exponential(): number {
    return -Math.log(((this.bits() >>> 0) + 0.5) * toUnit);
  }

  /** Standard normal from a table of quantiles: variance 1, and never beyond 4.1. */
  normal(): number {
    return normalTable[this.bits() >>> (32 - normalBits)] ?? 0;
  }

  /** Poisson; takes time in proportion to `mean`, so for small ones only. */
  poisson(mean: number): number {
    let count = 0;
    for (let left = mean - this.exponential(); left > 0; left -= this.exponential()) count += 1;
    return count;
  }

  /** Gamma with mean 1 and the given shape of at least 1 (Marsaglia and Tsang 2000, by rejection). */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = this.normal();
      const v = (1 + c * z) ** 3;
      if (v <= 0) continue;
      if (-this.exponential() < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  }
}

/** FNV-1a over UTF-16 units from a given start, then mixed so that near names part. */
function hash(name: string, start: number): number {
  let h = start;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/**
 * The normal quantiles at (i + 1/2) / n, by integrating dx/dp = 1/density(x) outward from the
 * median (fourth-order Runge-Kutta), then scaled to variance 1, which a finite table falls short of.
 */
function normalQuantiles(n: number): Float64Array {
  const table = new Float64Array(n);
  const slope = (x: number): number => Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  const half = n / 2;
  const stepsPerEntry = 8;
  let x = 0;
  let squares = 0;
  for (let i = 0; i < half; i += 1) {
    // Half a cell from the median to the first entry, a whole one from each to the next.
    const h = (i === 0 ? 0.5 : 1) / n / stepsPerEntry;
    for (let step = 0; step < stepsPerEntry; step += 1) {
      const k1 = slope(x);
      const k2 = slope(x + (h * k1) / 2);
      const k3 = slope(x + (h * k2) / 2);
      const k4 = slope(x + h * k3);
      x += (h * (k1 + 2 * k2 + 2 * k3 + k4)) / 6;
    }
    table[half + i] = x;
    table[half - 1 - i] = -x;
    squares += 2 * x * x;
  }
  const scale = Math.sqrt(n / squares);
  for (let i = 0; i < n; i += 1) table[i] = (table[i] ?? 0) * scale;
  return table;
}
