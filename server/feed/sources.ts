/**
 * What an operator names as `--feed`: one or more sources, and the feeds that they stand for.
 *
 *     simulator
 *     replay:<file>[?speed=<0.1 to 600>&loop=<0 or 1>&order=<calendar or together>]
 */
import { type Feed, type FeedContext, speedMax, speedMin } from "./feed.ts";
import { createReplay, replaySource } from "./replay/replay.ts";
import type { ScenarioStart } from "./simulator/scenarios/start.ts";
import { createSimulator } from "./simulator/simulator.ts";

/** A source, checked. `source` is its key in the `feed` table. */
export type SourceSpec =
  | { readonly kind: "simulator"; readonly source: string }
  | {
      readonly kind: "replay";
      readonly source: string;
      readonly file: string;
      readonly speed?: number;
      readonly loop?: boolean;
      readonly order?: "calendar" | "together";
    };

/** What holds where a source does not say otherwise. */
export interface SourceDefaults {
  /** The simulator's. */
  readonly seed: string;
  /** The simulator's, ticks/s. */
  readonly rate?: number;
  /** Feed seconds a second; each source has its own when this is not given. */
  readonly speed?: number;
  /** The simulator's, 1 to 20,000. */
  readonly instruments?: number;
  /** The simulator's: what it plays out. */
  readonly scenario?: ScenarioStart;
}

const known = "sources are simulator and replay:<file>";

/**
 * Reads a list of sources parted by commas.
 * @throws Error that says what was wrong and what would be right.
 */
export function parseSources(text: string): SourceSpec[] {
  const specs = text.split(",").map((part) => parseSource(part.trim()));
  const seen = new Set<string>();
  for (const { source } of specs) {
    if (seen.has(source)) throw new Error(`source "${source}" is named twice; name each once`);
    seen.add(source);
  }
  return specs;
}

/** A feed for a source. It reads nothing yet: see `Feed.open`. */
export function createFeed(spec: SourceSpec, context: FeedContext, defaults: SourceDefaults): Feed {
  if (spec.kind === "simulator") return createSimulator(context, defaults);
  return createReplay(context, { ...spec, speed: spec.speed ?? defaults.speed });
}

function parseSource(text: string): SourceSpec {
  if (text === "") throw new Error(`an empty source; ${known}`);
  if (text === "simulator") return { kind: "simulator", source: "simulator" };
  const colon = text.indexOf(":");
  const kind = colon < 0 ? text : text.slice(0, colon);
  if (kind === "simulator")
    throw new Error(`"${text}": simulator stands alone; its seed is --seed`);
  if (kind !== "replay") throw new Error(`unknown source "${text}"; ${known}`);
  const rest = colon < 0 ? "" : text.slice(colon + 1);
  const mark = rest.indexOf("?");
  const file = mark < 0 ? rest : rest.slice(0, mark);
  if (file === "") throw new Error(`"${text}" names no file; such as replay:worldcup-2026`);
  const options = mark < 0 ? {} : parseOptions(rest.slice(mark + 1), text);
  return { kind: "replay", source: replaySource(file), file, ...options };
}

function parseOptions(query: string, text: string) {
  const options: { speed?: number; loop?: boolean; order?: "calendar" | "together" } = {};
  const refuse = (cause: string): never => {
    throw new Error(`"${text}": ${cause}`);
  };
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (seen.has(name)) refuse(`option "${name}" is given twice`);
    seen.add(name);
    if (name === "speed") {
      const speed = value.trim() === "" ? Number.NaN : Number(value);
      if (!(speed >= speedMin && speed <= speedMax)) {
        refuse(`speed must be a number from ${speedMin} to ${speedMax}, not "${value}"`);
      }
      options.speed = speed;
    } else if (name === "loop") {
      if (value !== "0" && value !== "1") refuse(`loop must be 0 or 1, not "${value}"`);
      options.loop = value === "1";
    } else if (name === "order") {
      if (value !== "calendar" && value !== "together") {
        return refuse(`order must be calendar or together, not "${value}"`);
      }
      options.order = value;
    } else refuse(`unknown option "${name}"; options are speed, loop and order`);
  }
  return options;
}
