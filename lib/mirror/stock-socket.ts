/**
 * A connection as the stock client of Socket.IO makes it: JSON, and nothing that is Bigboard's own.
 * What opens one is in socket-link.ts, so that one file brings the client to every page.
 */
import type { Delta, Refused, Subscribe, Subscribed } from "../wire/messages.ts";

export interface StockSocket {
  on(event: "connect" | "disconnect", call: () => void): unknown;
  on(event: "delta", call: (delta: Delta) => void): unknown;
  emit(
    event: "subscribe",
    message: Subscribe,
    answered: (answer: Subscribed | Refused) => void,
  ): unknown;
  disconnect(): unknown;
}

/** Opens one; it comes back by itself. @param query goes along in the address of every request. */
export type OpenStock = (origin: string, query: Readonly<Record<string, string>>) => StockSocket;
