/**
 * Messages as nobody means them: made from the schemas by which the server reads, so that many come
 * far, then changed in a place or two; and texts with no more than a likeness to any.
 */
import { z } from "zod";
import { labRooms } from "../../lib/schema/lab.ts";
import { type InboundEvent, inboundSchemas, questionSchema } from "../../lib/wire/inbound.ts";
import type { Random } from "../support/random.ts";

/** What of a JSON schema is followed. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
}

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema) as Shape;
const shapes = Object.fromEntries(
  Object.entries(inboundSchemas).map(([event, schema]) => [event, shapeOf(schema)]),
) as Record<InboundEvent, Shape>;
const questionShape = shapeOf(questionSchema);
export const events = Object.keys(inboundSchemas) as InboundEvent[];

/** The labs that messages know. */
export const labIds = ["0", "7", "f"].map((digit) => digit.repeat(32));

/** What the server knows by name, for each member that names something. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  topic: [
    "quotes",
    "quotes",
    "matches",
    "leagues",
    "feed",
    "server",
    "sessions",
    "headlines",
    "sparklines",
    "movers",
    "trades/AAPL",
    "depth/MSFT",
    "candles/BTC%2FUSD/1m",
    "candles/AAPL/1h",
    "stats/m1",
    "events/m1",
    "players/m1",
    "probability/m1",
    "standings/cup",
    ...labIds.flatMap((id) =>
      ["lab", "lab-costs", "lab-frames"].map((family) => `${family}/${id}`),
    ),
    ...labRooms.map((room) => `lab-room/${room}`),
  ],
  lab: labIds,
  rows: ["AAPL", "MSFT", "BTC/USD", "m1", "cup", "now", "A", "gainers.1", "a1", "toString"],
  columns: ["last", "bid", "name", "time", "home", "homeScore", "value", "viewers", "price", "at"],
  since: ["fuzz.1", "fuzz.0", "fuzz.999999999999999", "other.1", "fuzz.-1", "fuzz.1e3", ".", ""],
  subscription: [1, 2, 3, 4, 5, 10, 50],
  words: [0, 1, 5],
  sent: [0, 1_795_000_000_000, -1, 1e308],
};

/** Values that are hardly ever meant. */
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  "\u0000",
  "\ud800",
  "\u202e",
  "%",
  "%2F",
  "%ZZ",
  "..",
  "__proto__",
  "constructor",
  "quotes/",
  "/quotes",
  "candles/AAPL",
  "candles/AAPL/1m/1m",
  "lab/x",
  "a".repeat(129),
  "a".repeat(5_000),
  [],
  {},
  [[]],
  { topic: "quotes" },
  new Uint8Array(3),
];

/** A value that a schema takes, as likely as not one that names something. */
function madeOf(shape: Shape, name: string, random: Random): unknown {
  if (shape.anyOf !== undefined) return madeOf(random.pick(shape.anyOf), name, random);
  if (shape.enum !== undefined) return random.pick(shape.enum);
  switch (shape.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key) === true || random.chance(0.4))
          .map(([key, value]) => [key, madeOf(value, key, random)]),
      );
    case "array":
      return Array.from({ length: 1 + random.below(random.chance(0.02) ? 1_100 : 4) }, () =>
        madeOf(shape.items ?? {}, name, random),
      );
    case "boolean":
      return random.chance(0.5);
    case "null":
      return null;
    default:
      break;
  }
  const names = known[name];
  if (names !== undefined && random.chance(0.95)) return random.pick(names);
  if (shape.type === "string") return textOf(random, 1 + random.below(20));
  const whole = random.below(random.chance(0.5) ? 70 : 1_000_000);
  return shape.type === "integer" ? whole : whole / random.pick([1, 2, 10, 1_000]);
}

/** A text of any characters. */
function textOf(random: Random, length: number): string {
  const unit = () => random.below(random.chance(0.8) ? 128 : 65_536);
  return String.fromCharCode(...Array.from({ length }, unit));
}

/** Puts something odd in one place of a value. */
function spoiled(value: unknown, random: Random): unknown {
  if (random.chance(0.3) || typeof value !== "object" || value === null) return random.pick(odd);
  if (Array.isArray(value)) {
    const copy = [...(value as readonly unknown[])];
    const at = random.below(copy.length + 1);
    copy.splice(at, random.below(2), spoiled(copy[at], random));
    return copy;
  }
  const entries = Object.entries(value);
  const at = random.below(entries.length + 1);
  const [key, member] = entries[at] ?? [random.pick(["topic", "x", "__proto__", "ref", "pace"]), 1];
  const kept = entries.filter((_, index) => index !== at || random.chance(0.1));
  if (random.chance(0.2)) return Object.fromEntries(kept);
  return Object.fromEntries([...kept, [key, spoiled(member, random)]]);
}

function messageOf(shape: Shape, random: Random): unknown {
  let message = madeOf(shape, "", random);
  while (random.chance(0.35)) message = spoiled(message, random);
  return message;
}

/** An event, seldom one that there is not, with what comes with it. */
export function eventOf(random: Random): { event: string; message: unknown } {
  const event = random.pick(events);
  const message = messageOf(shapes[event], random);
  const strange = random.chance(0.02);
  return { event: strange ? random.pick(["delta", "__proto__", "toString", ""]) : event, message };
}

/** A question over HTTP: the topic as it stands in the path, and the query. */
export function questionTextOf(random: Random): { topic: string; query: string } {
  const message = messageOf(questionShape, random);
  const { topic = "quotes", ...rest } = (message ?? {}) as Record<string, unknown>;
  const query = Object.entries(rest)
    .map(([name, value]) => `${name}=${encoded(value, random)}`)
    .join("&");
  return { topic: String(topic), query: random.chance(0.1) ? rawOf(query, random) : query };
}

function encoded(value: unknown, random: Random): string {
  const text = String(value).toWellFormed();
  return random.chance(0.9) ? encodeURIComponent(text) : text;
}

/** A text with a few characters changed, taken out or put in; now and then cut off, or nothing of it. */
export function rawOf(text: string, random: Random): string {
  if (random.chance(0.05)) return textOf(random, random.below(200));
  let changed = text;
  do {
    const at = random.below(changed.length + 1);
    const put = random.chance(0.5)
      ? textOf(random, random.below(3))
      : random.pick([...'{}[]",:\\-']);
    changed = changed.slice(0, at) + put + changed.slice(at + random.below(3));
  } while (random.chance(0.5));
  return random.chance(0.1) ? changed.slice(0, random.below(changed.length + 1)) : changed;
}

/** A message as JSON; what JSON has no word for is left to its writer. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? "";
}
