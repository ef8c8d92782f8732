/**
 * The board's tables by their public names, with what is in them. One value a table: the server's
 * table, the wire's checks, the browser's mirror and the row types all come from it. A change here
 * is a change of the protocol: see lib/wire/version.ts.
 */
import {
  defineTable,
  flag,
  integer,
  number,
  type RowOf,
  type TableSchema,
  text,
} from "../table/schema.ts";
import type { LabSchemas } from "./lab.ts";
import {
  candlesSchema,
  depthSchema,
  type Interval,
  intervals,
  moversSchema,
  quotesSchema,
  sessionsSchema,
  sparklinesSchema,
  tradesSchema,
} from "./markets.ts";
import {
  eventsSchema,
  leaguesSchema,
  matchesSchema,
  playersSchema,
  probabilitySchema,
  standingsSchema,
  statsSchema,
} from "./matches.ts";

export * from "./markets.ts";
export * from "./matches.ts";

/** `no-goal` takes a goal back that was told. */
export type HeadlineKind =
  | "goal"
  | "no-goal"
  | "halt"
  | "resume"
  | "mover"
  | "final"
  | "open"
  | "close"
  | "news";
export type FeedStatus = "running" | "paused" | "stalled" | "stopped" | "ended";

export const headlinesSchema = defineTable(
  "sequence",
  {
    kind: text<HeadlineKind>(),
    topic: text(),
    key: text(),
    text: text(),
    time: integer("ms since the epoch"),
  },
  { keep: 100, granularity: "row" },
);

export const feedSchema = defineTable("source", {
  status: text<FeedStatus>(),
  /** Why it is stalled or stopped. */
  message: text(),
  simulated: flag(),
  rate: number("target, ticks/s"),
  measuredRate: number("ticks/s"),
  /** Simulated seconds a second. */
  speed: number("s/s"),
  measuredSpeed: number("s/s"),
  /** What is played out, or null. */
  scenario: text(),
  seed: text(),
  /** The feed's time. */
  clock: integer("ms since the epoch"),
  instruments: integer("count"),
  matches: integer("count"),
});

export const serverSchema = defineTable("now", {
  viewers: integer("count"),
  /** Viewers whose connection is HTTP polling. */
  polling: integer("count"),
  /** Different ones that somebody has. */
  subscriptions: integer("count"),
  lanes: integer("count"),
  /** Deltas, and rows in them, times receivers. */
  deltasPerSecond: number("count"),
  rowsPerSecond: number("count"),
  /** Payload. */
  bytesPerSecond: number("bytes"),
  /** Deltas that a reader was not sent, since it had not drained. */
  skippedPerSecond: number("count"),
  slowReaders: integer("count"),
  /** From tick to socket. */
  lagP50: number("ms"),
  lagP99: number("ms"),
  /** By which the event loop was late. */
  loopLagP99: number("ms"),
  memory: integer("bytes"),
  uptime: integer("s"),
  version: text(),
});

/** Families of topics that stand alone. */
export const plainTopics = {
  quotes: quotesSchema,
  sessions: sessionsSchema,
  sparklines: sparklinesSchema,
  matches: matchesSchema,
  leagues: leaguesSchema,
  headlines: headlinesSchema,
  movers: moversSchema,
  feed: feedSchema,
  server: serverSchema,
} as const;

/** Families of topics with one table for each symbol, match or league. */
export const familyTopics = {
  candles: candlesSchema,
  trades: tradesSchema,
  depth: depthSchema,
  events: eventsSchema,
  stats: statsSchema,
  players: playersSchema,
  probability: probabilitySchema,
  standings: standingsSchema,
} as const;

/** Families of the board. */
export const topicSchemas = { ...plainTopics, ...familyTopics } as const;

type AllSchemas = typeof topicSchemas & LabSchemas;
export type TopicFamily = keyof AllSchemas;
export type SchemaOf<F extends TopicFamily> = AllSchemas[F];
/** A row of a topic, such as `Row<"quotes">`. */
export type Row<F extends TopicFamily> = RowOf<SchemaOf<F>>;

/** A topic's name with the family that it belongs to kept for the type checker. */
export type Topic<F extends TopicFamily = TopicFamily> = string & { readonly family?: F };

/** Names of topics; symbols and ids are percent-encoded, since they may hold a slash. */
export const topics = {
  quotes: "quotes" as Topic<"quotes">,
  sessions: "sessions" as Topic<"sessions">,
  sparklines: "sparklines" as Topic<"sparklines">,
  matches: "matches" as Topic<"matches">,
  leagues: "leagues" as Topic<"leagues">,
  headlines: "headlines" as Topic<"headlines">,
  movers: "movers" as Topic<"movers">,
  feed: "feed" as Topic<"feed">,
  server: "server" as Topic<"server">,
  candles: (symbol: string, interval: Interval): Topic<"candles"> =>
    `candles/${encodeURIComponent(symbol)}/${interval}`,
  trades: (symbol: string): Topic<"trades"> => `trades/${encodeURIComponent(symbol)}`,
  depth: (symbol: string): Topic<"depth"> => `depth/${encodeURIComponent(symbol)}`,
  events: (match: string): Topic<"events"> => `events/${encodeURIComponent(match)}`,
  stats: (match: string): Topic<"stats"> => `stats/${encodeURIComponent(match)}`,
  players: (match: string): Topic<"players"> => `players/${encodeURIComponent(match)}`,
  probability: (match: string): Topic<"probability"> => `probability/${encodeURIComponent(match)}`,
  standings: (league: string): Topic<"standings"> => `standings/${encodeURIComponent(league)}`,
} as const;

/** Families that come with code of their own, so that no page has to bring them before. */
const added = new Map<string, { schema: TableSchema; isOwner: (name: string) => boolean }>();

/** Adds a family with a table for each name that is well formed. Adding it again does nothing. */
export function addFamily(
  family: string,
  schema: TableSchema,
  isOwner: (name: string) => boolean,
): void {
  added.set(family, { schema, isOwner });
}

/** The family of a well-formed topic name, or null. Whether its table exists is the board's to say. */
export function familyOf(topic: string): TopicFamily | null {
  const [family = "", ...rest] = topic.split("/");
  if (Object.hasOwn(plainTopics, family)) return rest.length === 0 ? (family as TopicFamily) : null;
  const late = added.get(family);
  if (late !== undefined) return late.isOwner(rest.join("/")) ? (family as TopicFamily) : null;
  if (!Object.hasOwn(familyTopics, family) || !rest[0]) return null;
  if (family === "candles") {
    return rest.length === 2 && Object.hasOwn(intervals, rest[1] ?? "") ? "candles" : null;
  }
  return rest.length === 1 ? (family as TopicFamily) : null;
}

/** The schema of a topic, or null for a name that is no topic. */
export function schemaOf(topic: string): TableSchema | null {
  const family = familyOf(topic);
  if (family === null) return null;
  return added.get(family)?.schema ?? topicSchemas[family as keyof typeof topicSchemas];
}
