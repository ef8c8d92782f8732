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
    "newcomers that are let in a second, twice as many at once",
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
  const given = Object.keys(limitSettings) as (keyof LimitValues)[];
  return {
    ...limitsDefault,
    ...Object.fromEntries(given.map((name) => [name, values[name]])),
    handshakesBurst: 2 * handshakesPerSecond,
    addressHandshakesBurst: 4 * addressHandshakesPerSecond,
    requestsBurst: 10 * requestsPerSecond,
    pagesBurst: 10 * values.pagesPerSecond,
    eventsBurst: 8 * values.eventsPerSecond,
  };
}
