/** The settings of limits; their defaults are those of server/gateway/limits.ts. */
import { type Limits, limitsDefault } from "../gateway/limits.ts";
import { countWithin, type Setting, setting } from "./setting.ts";

/** @param variable after `LIMIT_`. @param unit what is counted. */
function limit(
  name: keyof Limits,
  variable: string,
  most: number,
  unit: string,
  meaning: string,
): Setting<number, string> {
  return setting({
    ...countWithin(1, most, unit),
    group: "limits",
    variable: `LIMIT_${variable}`,
    otherwise: `${limitsDefault[name]}`,
    meaning,
  });
}

/** The same of a limit in ms, set in seconds. */
function seconds(
  name: "headTimeoutMs" | "requestTimeoutMs" | "idleTimeoutMs",
  variable: string,
  meaning: string,
): Setting<number, string> {
  return setting({
    ...countWithin(1, 600, "s"),
    group: "limits",
    variable: `LIMIT_${variable}`,
    otherwise: `${limitsDefault[name] / 1_000}`,
    meaning,
  });
}

export const limitSettings = {
  connectionsMax: limit(
    "connectionsMax",
    "CONNECTIONS",
    1_000_000,
    "connections",
    "connections that last (sockets, streams, polls that wait), in all",
  ),
  connectionsPerAddress: limit(
    "connectionsPerAddress",
    "CONNECTIONS_PER_ADDRESS",
    1_000_000,
    "connections",
    "the same of one address",
  ),
  handshakesPerSecond: limit(
    "handshakesPerSecond",
    "HANDSHAKES",
    100_000,
    "newcomers/s",
    "newcomers that are let in a second, and at once",
  ),
  addressHandshakesPerSecond: limit(
    "addressHandshakesPerSecond",
    "HANDSHAKES_PER_ADDRESS",
    100_000,
    "newcomers/s",
    "the same of one address, four times as many at once",
  ),
  requestsPerSecond: limit(
    "requestsPerSecond",
    "REQUESTS_PER_ADDRESS",
    1_000_000,
    "requests/s",
    "HTTP requests of one address, ten times as many at once",
  ),
  pagesPerSecond: limit(
    "pagesPerSecond",
    "PAGES_PER_ADDRESS",
    100_000,
    "pages/s",
    "pages that one address may ask for a second, ten times as many at once",
  ),
  tcpMax: limit(
    "tcpMax",
    "TCP",
    1_000_000,
    "connections",
    "TCP connections, whatever they are for, in all",
  ),
  tcpPerAddress: limit(
    "tcpPerAddress",
    "TCP_PER_ADDRESS",
    1_000_000,
    "connections",
    "the same of one address that is no trusted proxy",
  ),
  headTimeout: seconds(
    "headTimeoutMs",
    "HEAD_SECONDS",
    "how long the head of a request may take to come; connections without one are cut then",
  ),
  requestTimeout: seconds(
    "requestTimeoutMs",
    "REQUEST_SECONDS",
    "how long all of a request may take to come",
  ),
  idleTimeout: seconds(
    "idleTimeoutMs",
    "IDLE_SECONDS",
    "how long a connection is kept for the next request",
  ),
  urlBytesMax: limit(
    "urlBytesMax",
    "URL_BYTES",
    65_536,
    "bytes",
    "the longest address of a request",
  ),
  headBytesMax: limit(
    "headBytesMax",
    "HEAD_BYTES",
    1_048_576,
    "bytes",
    "the longest head of a request, its address and all headers",
  ),
  subscriptionsMax: limit(
    "subscriptionsMax",
    "SUBSCRIPTIONS",
    10_000,
    "subscriptions",
    "subscriptions of one connection",
  ),
  rowsMax: limit(
    "rowsMax",
    "ROWS",
    1_000_000,
    "rows",
    "rows that one connection may name, over all its subscriptions",
  ),
  eventsPerSecond: limit(
    "eventsPerSecond",
    "MESSAGES",
    100_000,
    "messages/s",
    "messages that one connection may send a second, eight times as many at once",
  ),
  messageBytesMax: limit(
    "messageBytesMax",
    "MESSAGE_BYTES",
    1_048_576,
    "bytes",
    "the longest message",
  ),
};

type LimitValues = { readonly [Name in keyof typeof limitSettings]: number };

/** All limits, where some were set. Bursts are as many times their rates as by default. */
export function limitsOf(values: LimitValues): Limits {
  const { handshakesPerSecond, addressHandshakesPerSecond, requestsPerSecond } = values;
  const same = Object.keys(limitsDefault).filter((name) => Object.hasOwn(limitSettings, name));
  return {
    ...limitsDefault,
    ...Object.fromEntries(same.map((name) => [name, values[name as keyof LimitValues]])),
    headTimeoutMs: values.headTimeout * 1_000,
    requestTimeoutMs: values.requestTimeout * 1_000,
    idleTimeoutMs: values.idleTimeout * 1_000,
    handshakesBurst: handshakesPerSecond,
    addressHandshakesBurst: 4 * addressHandshakesPerSecond,
    requestsBurst: 10 * requestsPerSecond,
    pagesBurst: 10 * values.pagesPerSecond,
    eventsBurst: 8 * values.eventsPerSecond,
  };
}
