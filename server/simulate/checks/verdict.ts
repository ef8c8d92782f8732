/** What a check comes to: what was measured, what was expected, and whether that agrees. */

/** Both ends belong to it. */
export type Range = readonly [low: number, high: number];

export interface Verdict {
  /** What was looked at, such as `market` or `football`. */
  readonly area: string;
  readonly statistic: string;
  readonly expected: string;
  readonly measured: string;
  /** `none` where there was too little to judge by. */
  readonly verdict: "pass" | "fail" | "none";
}

/** Judges a number by a range; one that is no number fails. */
export function judged(area: string, statistic: string, value: number, range: Range): Verdict {
  const [low, high] = range;
  const expected = low === -high ? `within ±${figure(high)}` : `${figure(low)} to ${figure(high)}`;
  const verdict = value >= low && value <= high ? "pass" : "fail";
  return { area, statistic, expected, measured: figure(value), verdict };
}

/** Says that there was too little to judge by, and what it would take. */
export function unjudged(
  area: string,
  statistic: string,
  expected: string,
  found: string,
): Verdict {
  return { area, statistic, expected, measured: found, verdict: "none" };
}

/** A number with so many digits that count, or all before its point, without an exponent. */
export function figure(value: number, count = 3): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.max(0, count - 1 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value
    .toFixed(Math.min(digits, 5))
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** Counts what must hold of every record, and keeps the first record of which it did not. */
export class Rules {
  readonly #area: string;
  readonly #names: readonly string[];
  readonly #broken = new Map<string, { count: number; first: string }>();
  #records = 0;

  /** @param names of the rules, said as what holds. */
  constructor(area: string, names: readonly string[]) {
    this.#area = area;
    this.#names = names;
  }

  /** Counts a record. */
  record(): void {
    this.#records += 1;
  }

  /** Whether a rule holds. @param place says where, and is called only where it does not. */
  hold(name: string, holds: boolean, place: () => string): void {
    if (holds) return;
    const broken = this.#broken.get(name);
    if (broken === undefined) this.#broken.set(name, { count: 1, first: place() });
    else broken.count += 1;
  }

  /** One verdict for each rule. */
  verdicts(): Verdict[] {
    return this.#names.map((name) => {
      const broken = this.#broken.get(name);
      const expected = `0 of ${this.#records.toLocaleString("en")}`;
      const base = { area: this.#area, statistic: name, expected };
      if (this.#records === 0) return { ...base, measured: "no record", verdict: "none" };
      return broken === undefined
        ? { ...base, measured: "0", verdict: "pass" }
        : { ...base, measured: `${broken.count}, first ${broken.first}`, verdict: "fail" };
    });
  }
}
