/**
 * What moves all instruments at once: the market, the sectors, and how volatile and lively it all
 * is. Stepped on a grid of one second, whoever ticks and how often; each has a stream of its own,
 * named, so that another sector would change none of the others.
 */
import { Random } from "../random.ts";
import { type MarketModel, yearSeconds } from "./model.ts";

/**
 * The common log-volatility: a sum of Ornstein-Uhlenbeck processes with these times in seconds and
 * deviations. Scales laid over one another make the slow, nearly power-law decay that volatility
 * shows; a single one would forget too fast.
 */
const times = [60, 600, 7200, 5 * 23_400] as const;
const deviations = [0.25, 0.22, 0.25, 0.2] as const;
const logVariance = deviations.reduce((sum, s) => sum + s * s, 0);

/** How much of the log-volatility is in the log of the activity: they go together. */
const activityLink = 0.7;

/** What the market as a whole and each sector move over a night, as standard deviations. */
const marketGap = 0.004;
const sectorGap = 0.002;

/** Bounds of how spreads widen with the volatility. */
const widestSpread = 5;
const narrowestSpread = 0.6;

/** How a step of the grid is traded. */
export interface Second {
  /** Seconds of trading that pass a second: 1 in a session, less before, when less happens. */
  readonly pace: number;
  /** Volatility and activity by the time of the day. */
  readonly volatility: number;
  readonly activity: number;
  /** Spreads against the usual. */
  readonly spread: number;
}

/** What a scenario changes; null and 1 in ordinary times. */
export interface Influence {
  /** Where the market is led, as a logarithm since the start, by when, in ms since the start. */
  readonly lead: { readonly level: number; readonly by: number } | null;
  readonly volatility: number;
  readonly activity: number;
}

const noInfluence: Influence = { lead: null, volatility: 1, activity: 1 };

export class Factors {
  /** Logarithms since the start: the market's, then what each sector adds to it. */
  readonly levels: Float64Array;
  /**
   * [0] the variance clock at the step's start, in years of mean volatility, [1] its pace a ms;
   * [2] when the step started, ms; [3] seconds of trading so far; [4] spreads against the usual.
   * In an array since these change all the time and a field would make an object of each.
   */
  readonly now = new Float64Array(5);
  /** How many steps have been taken: while it stands, so do all levels. */
  steps = 0;
  influence = noInfluence;
  readonly #model: MarketModel;
  readonly #market: Random;
  readonly #sectors: readonly Random[];
  readonly #volatility: readonly Random[];
  readonly #logs: Float64Array;
  /** Decay of each log-volatility over `#decaySeconds`, and what then is added. */
  readonly #decay = new Float64Array(times.length);
  readonly #renewal = new Float64Array(times.length);
  #decaySeconds = Number.NaN;
  /** Of the step that is under way: volatility against the mean, and seconds of trading a second. */
  #level = 0;
  #pace = 0;

  constructor(seed: string, sectors: readonly string[], model: MarketModel) {
    this.#model = model;
    this.levels = new Float64Array(1 + sectors.length);
    this.#market = new Random(seed, "market");
    this.#sectors = sectors.map((sector) => new Random(seed, `sector ${sector}`));
    this.#volatility = times.map((time) => new Random(seed, `volatility ${time}`));
    this.#logs = Float64Array.from(
      deviations,
      (s, k) => model.clustering * s * (this.#volatility[k]?.normal() ?? 0),
    );
  }

  /** Logarithm of how volatile it is beyond the time of the day; the volatility's mean square is 1. */
  get logVolatility(): number {
    return this.#logs.reduce((sum, x) => sum + x, 0) - this.#model.clustering ** 2 * logVariance;
  }

  /**
   * Ends the step that is under way at `ms` and begins the next.
   * @returns how much activity there is in it, against the mean.
   */
  step(ms: number, { pace, volatility, activity, spread }: Second): number {
    const { now, influence } = this;
    const passed = ms - (now[2] ?? 0);
    const seconds = (this.#pace * passed) / 1000;
    now[0] = (now[0] ?? 0) + (now[1] ?? 0) * passed;
    now[2] = ms;
    now[3] = (now[3] ?? 0) + seconds;
    if (seconds > 0) this.#move(seconds, this.#led(seconds, ms - passed));
    const log = this.logVolatility;
    this.#level = volatility * influence.volatility * Math.exp(log);
    this.#pace = pace;
    now[1] = (this.#level ** 2 * pace) / (1000 * yearSeconds);
    now[4] = spread * Math.min(widestSpread, Math.max(narrowestSpread, this.#level));
    const { clustering } = this.#model;
    // The mean of the exponential is 1.
    const link = activityLink * (log + clustering ** 2 * logVariance * (1 - activityLink / 2));
    return activity * influence.activity * Math.exp(link);
  }

  /** Over a night everything opens elsewhere. */
  night(): void {
    const scale = Math.exp(this.logVolatility);
    this.#shift(scale * marketGap * this.#market.normal(), scale * sectorGap);
  }

  /**
   * What the market moves in a step since it is led: as much of the way that is left as of the
   * time, so that it comes to where it is led, however it strays on the way.
   */
  #led(seconds: number, from: number): number {
    const { lead } = this.influence;
    if (lead === null) return 0;
    const left = Math.max(seconds, (lead.by - from) / 1000);
    return (seconds / left) * (lead.level - (this.levels[0] ?? 0));
  }

  #move(seconds: number, led: number): void {
    const { market, sector, leverage, clustering } = this.#model;
    const z = this.#market.normal();
    const deviation = this.#level * Math.sqrt(seconds / yearSeconds);
    this.#shift(market * deviation * z + led, sector * deviation);
    if (seconds !== this.#decaySeconds) this.#setDecay(seconds);
    const rest = Math.sqrt(1 - leverage * leverage);
    for (let k = 0; k < times.length; k += 1) {
      const shock = leverage * z + rest * (this.#volatility[k]?.normal() ?? 0);
      this.#logs[k] =
        (this.#decay[k] ?? 0) * (this.#logs[k] ?? 0) + clustering * (this.#renewal[k] ?? 0) * shock;
    }
  }

  #shift(market: number, sectorDeviation: number): void {
    const { levels } = this;
    levels[0] = (levels[0] ?? 0) + market;
    for (let s = 1; s < levels.length; s += 1) {
      levels[s] = (levels[s] ?? 0) + sectorDeviation * (this.#sectors[s - 1]?.normal() ?? 0);
    }
    this.steps += 1;
  }

  #setDecay(seconds: number): void {
    this.#decaySeconds = seconds;
    times.forEach((time, k) => {
      const decay = Math.exp(-seconds / time);
      this.#decay[k] = decay;
      this.#renewal[k] = (deviations[k] ?? 0) * Math.sqrt(1 - decay * decay);
    });
  }
}
