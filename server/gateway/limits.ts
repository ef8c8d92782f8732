/** What one connection, and one address, may take. */
export interface Limits {
  readonly subscriptionsMax: number;
  /** Rows that one connection may name, over all its subscriptions. */
  readonly rowsMax: number;
  /** Events a second, over time, and how many may come at once. */
  readonly eventsPerSecond: number;
  readonly eventsBurst: number;
  /** Bad messages that are forgiven at once, and how many a second over time. */
  readonly strikesMax: number;
  readonly strikesPerSecond: number;
  /** Connections that last: sockets, streams of events and long polls that wait. */
  readonly connectionsPerAddress: number;
  /** Questions over HTTP that an address may ask a second, over time, and how many at once. */
  readonly requestsPerSecond: number;
  readonly requestsBurst: number;
  /** The longest message, bytes. */
  readonly messageBytesMax: number;
  /** How long a connection may take to say which namespace it wants. */
  readonly connectTimeoutMs: number;
  /** How long a reader may take nothing while it is owed something. */
  readonly patienceMs: number;
  /** How much may at most be on the way to a reader without its confirmation; see ReadWindow. Infinity never asks. */
  readonly windowBytes: number;
}

/**
 * The burst lets a page with all its subscriptions come back at once; connections and questions per
 * address are many, since a company or a mobile network may stand behind one.
 */
export const limitsDefault: Limits = {
  subscriptionsMax: 200,
  rowsMax: 10_000,
  eventsPerSecond: 50,
  eventsBurst: 400,
  strikesMax: 50,
  strikesPerSecond: 0.5,
  connectionsPerAddress: 1_000,
  requestsPerSecond: 1_000,
  requestsBurst: 2_000,
  messageBytesMax: 64 * 1_024,
  connectTimeoutMs: 10_000,
  patienceMs: 30_000,
  windowBytes: 128 * 1_024,
};
