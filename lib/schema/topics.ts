/**
 * The board's tables by their public names, with what is in them. One value a table: the server's
 * table, the wire's checks, the browser's mirror and the row types all come from it. A change here
 * is a change of the protocol: see lib/wire/version.ts.
 */
import {
  defineTable,
  flag,
  integer,
  json,
  number,
  price,
  type RowOf,
  type TableSchema,
  text,
} from "../table/schema.ts";

/** Candle lengths by name, in ms. */
export const intervals = {
  "1s": 1_000,
  "5s": 5_000,
  "15s": 15_000,
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "1d": 86_400_000,
} as const;

export type Interval = keyof typeof intervals;

export type InstrumentKind = "equity" | "index" | "crypto";
export type InstrumentStatus = "preopen" | "auction" | "trading" | "halted" | "closed";
export type Side = "buy" | "sell";
export type Sport = "football" | "basketball" | "tennis";
export type MatchStatus = "scheduled" | "live" | "break" | "finished" | "postponed" | "suspended";
/** Half-time and the breaks around extra time are periods of their own, as on a scoreboard. */
export type MatchPeriod = "1H" | "HT" | "2H" | "ET" | "PEN" | "FT";
export type TeamSide = "home" | "away";
export type EventKind =
  | "kickoff"
  | "goal"
  | "own-goal"
  | "penalty"
  | "penalty-missed"
  | "goal-cancelled"
  | "yellow"
  | "red"
  | "substitution"
  | "period"
  | "shootout-scored"
  | "shootout-missed"
  | "full-time";
export type HeadlineKind = "goal" | "halt" | "resume" | "mover" | "final" | "open" | "close";
export type MoverList = "gainers" | "losers" | "active";
export type FeedStatus = "running" | "paused" | "stalled" | "stopped" | "ended";
export type FormLetter = "W" | "D" | "L";

export const quotesSchema = defineTable(
  "symbol",
  {
    name: text(),
    sector: text(),
    kind: text<InstrumentKind>(),
    currency: text(),
    tickSize: number("price step"),
    previousClose: price("currency"),
    open: price("currency"),
    high: price("currency"),
    low: price("currency"),
    last: price("currency"),
    lastSize: number("units"),
    bid: price("currency"),
    bidSize: number("units"),
    ask: price("currency"),
    askSize: number("units"),
    volume: number("units"),
    vwap: number("currency"),
    trades: integer("count"),
    marketCap: number("currency"),
    low52w: price("currency"),
    high52w: price("currency"),
    status: text<InstrumentStatus>(),
    time: integer("ms since the epoch"),
  },
  { grid: "row" },
);

export const sparklinesSchema = defineTable(
  "symbol",
  { points: json<readonly number[]>("currency, oldest first, at most 60") },
  { granularity: "row" },
);

export const candlesSchema = defineTable(
  "start, ms since the epoch",
  {
    open: price("currency"),
    high: price("currency"),
    low: price("currency"),
    close: price("currency"),
    volume: number("units"),
    trades: integer("count"),
  },
  { keep: 500, granularity: "row", grid: "table" },
);

export const tradesSchema = defineTable(
  "sequence",
  {
    time: integer("ms since the epoch"),
    price: price("currency"),
    size: number("units"),
    side: text<Side>("the aggressor's"),
  },
  { keep: 200, granularity: "row", grid: "table" },
);

export const depthSchema = defineTable(
  "level: b1 … b10, a1 … a10",
  { price: price("currency"), size: number("units"), orders: integer("count") },
  { grid: "table" },
);

export const matchesSchema = defineTable("match id", {
  sport: text<Sport>(),
  league: text("league id"),
  round: text(),
  home: text(),
  away: text(),
  homeScore: integer(),
  awayScore: integer(),
  homeReds: integer("red cards"),
  awayReds: integer("red cards"),
  status: text<MatchStatus>(),
  period: text<MatchPeriod>(),
  clock: text("as shown"),
  line: json<readonly (readonly [number, number])[]>(
    "goals of each period played: 1H, 2H, ET, then the shoot-out",
  ),
  server: text<TeamSide>("tennis: who serves"),
  homeWin: number("0..1"),
  draw: number("0..1"),
  awayWin: number("0..1"),
  venue: text(),
  startTime: integer("ms since the epoch"),
  time: integer("ms since the epoch"),
});

export const eventsSchema = defineTable(
  "sequence",
  {
    clock: text("as shown"),
    period: text<MatchPeriod>(),
    kind: text<EventKind>(),
    side: text<TeamSide>(),
    player: text(),
    text: text(),
    homeScore: integer(),
    awayScore: integer(),
    time: integer("ms since the epoch"),
  },
  { granularity: "row" },
);

export const statsSchema = defineTable("statistic", {
  label: text(),
  home: number(),
  away: number(),
});

export const probabilitySchema = defineTable(
  "sequence",
  {
    clock: text("as shown"),
    homeWin: number("0..1"),
    draw: number("0..1"),
    awayWin: number("0..1"),
  },
  // A point a minute and one at each goal: the length of a match is bound enough.
  { granularity: "row" },
);

export const standingsSchema = defineTable("team", {
  rank: integer(),
  played: integer(),
  won: integer(),
  drawn: integer(),
  lost: integer(),
  scored: integer("goals"),
  conceded: integer("goals"),
  difference: integer("goals"),
  points: integer(),
  form: json<readonly FormLetter[]>("last five, oldest first"),
  live: flag("counts a match still being played"),
  moved: integer("places gained by the matches being played"),
});

export const leaguesSchema = defineTable("league id", {
  name: text(),
  sport: text<Sport>(),
  table: flag("has standings"),
  tiebreak: text<"difference" | "head-to-head">("what parts teams level on points"),
  position: integer("order on a page"),
});

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

export const moversSchema = defineTable(
  "list.rank, such as gainers.1",
  {
    list: text<MoverList>(),
    rank: integer(),
    symbol: text(),
    name: text(),
    last: number("currency"),
    tickSize: number("price step"),
    change: number("ratio to the previous close"),
    turnover: number("currency"),
  },
  { granularity: "row" },
);

export const feedSchema = defineTable("source", {
  status: text<FeedStatus>(),
  message: text("why it is stalled or stopped"),
  simulated: flag(),
  rate: number("target, ticks/s"),
  measuredRate: number("ticks/s"),
  speed: number("simulated seconds a second"),
  seed: text(),
  clock: integer("the feed's time, ms since the epoch"),
  instruments: integer("count"),
  matches: integer("count"),
});

export const serverSchema = defineTable("now", {
  viewers: integer("count"),
  deltasPerSecond: number(),
  bytesPerSecond: number("payload bytes"),
  slowReaders: integer("count"),
  lagP50: number("ms, tick to socket"),
  lagP99: number("ms, tick to socket"),
  memory: integer("bytes"),
  uptime: integer("s"),
  version: text(),
});

/** Families of topics that stand alone. */
export const plainTopics = {
  quotes: quotesSchema,
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
  probability: probabilitySchema,
  standings: standingsSchema,
} as const;

export const topicSchemas = { ...plainTopics, ...familyTopics } as const;

export type TopicFamily = keyof typeof topicSchemas;
export type SchemaOf<F extends TopicFamily> = (typeof topicSchemas)[F];
/** A row of a topic, such as `Row<"quotes">`. */
export type Row<F extends TopicFamily> = RowOf<SchemaOf<F>>;

/** A topic's name with the family that it belongs to kept for the type checker. */
export type Topic<F extends TopicFamily = TopicFamily> = string & { readonly family?: F };

/** Names of topics; symbols and ids are percent-encoded, since they may hold a slash. */
export const topics = {
  quotes: "quotes" as Topic<"quotes">,
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
  probability: (match: string): Topic<"probability"> => `probability/${encodeURIComponent(match)}`,
  standings: (league: string): Topic<"standings"> => `standings/${encodeURIComponent(league)}`,
} as const;

/** The family of a well-formed topic name, or null. Whether its table exists is the board's to say. */
export function familyOf(topic: string): TopicFamily | null {
  const [family = "", ...rest] = topic.split("/");
  if (Object.hasOwn(plainTopics, family)) return rest.length === 0 ? (family as TopicFamily) : null;
  if (!Object.hasOwn(familyTopics, family) || !rest[0]) return null;
  if (family === "candles") {
    return rest.length === 2 && Object.hasOwn(intervals, rest[1] ?? "") ? "candles" : null;
  }
  return rest.length === 1 ? (family as TopicFamily) : null;
}

/** The schema of a topic, or null for a name that is no topic. */
export function schemaOf(topic: string): TableSchema | null {
  const family = familyOf(topic);
  return family === null ? null : topicSchemas[family];
}
