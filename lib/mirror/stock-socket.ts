/** A connection as the stock client of Socket.IO makes it: JSON, and nothing that is Bigboard's own. */
import { io } from "socket.io-client";
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

/** @param query goes along in the address of every request. */
export function openStockSocket(
  origin: string,
  query: Readonly<Record<string, string>>,
): StockSocket {
  return io(origin, {
    forceNew: true,
    query,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
  });
}
