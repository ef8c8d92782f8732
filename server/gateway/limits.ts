/** What one connection, one address, and all of them together may take. */
export interface Limits {
  /** TCP connections, whatever they are for. */
  readonly tcpMax: number;
  readonly tcpPerAddress: number;
  /** How long the head of a request may take to come, all of it, and the next on a connection. */
  readonly headTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /** The longest address, and the longest head of a request, bytes. */
  readonly urlBytesMax: number;
  readonly headBytesMax: number;
  /** Connections that last: sockets, streams of events and long polls that wait. */
  readonly connectionsMax: number;
  readonly connectionsPerAddress: number;
  /** Newcomers that are let in a second, over time, and how many at once. */
  readonly handshakesPerSecond: number;
  readonly handshakesBurst: number;
  readonly addressHandshakesPerSecond: number;
  readonly addressHandshakesBurst: number;
  /** Requests over HTTP that an address may send a second, over time, and how many at once. */
  readonly requestsPerSecond: number;
  readonly requestsBurst: number;
  /** Those among them for pages, which cost the most. */
  readonly pagesPerSecond: number;
  readonly pagesBurst: number;
  /** Requests of one Socket.IO connection that polls. */
  readonly pollsPerSecond: number;
  readonly pollsBurst: number;
  readonly subscriptionsMax: number;
  /** Rows that one connection may name, over all its subscriptions. */
  readonly rowsMax: number;
  /** Events a second, over time, and how many may come at once. */
  readonly eventsPerSecond: number;
  readonly eventsBurst: number;
  /** Bad messages that are forgiven at once, and how many a second over time. */
  readonly strikesMax: number;
  readonly strikesPerSecond: number;
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
 * A connection costs some 20 kB besides what it reads, so that all of them fit into a machine of
 * 1 GB; a page takes some TCP connections more while it loads. An address is given much, since a school, a company or a mobile network may stand behind
 * one: the bursts let all its pages come back at once, or all of a class open one. That of events
 * lets a page with all its subscriptions come back. Those who poll are asked for no more than the
 * fastest pace brings.
 */
export const limitsDefault: Limits = {
  tcpMax: 14_000,
  tcpPerAddress: 3_000,
  headTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  idleTimeoutMs: 15_000,
  urlBytesMax: 8_192,
  headBytesMax: 16_384,
  connectionsMax: 10_000,
  connectionsPerAddress: 1_000,
  handshakesPerSecond: 400,
  handshakesBurst: 400,
  addressHandshakesPerSecond: 50,
  addressHandshakesBurst: 200,
  requestsPerSecond: 1_000,
  requestsBurst: 10_000,
  pagesPerSecond: 30,
  pagesBurst: 300,
  pollsPerSecond: 120,
  pollsBurst: 500,
  subscriptionsMax: 200,
  rowsMax: 10_000,
  eventsPerSecond: 50,
  eventsBurst: 400,
  strikesMax: 50,
  strikesPerSecond: 0.5,
  messageBytesMax: 64 * 1_024,
  connectTimeoutMs: 10_000,
  patienceMs: 30_000,
  windowBytes: 128 * 1_024,
};
