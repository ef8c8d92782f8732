/** What the mirror needs of a connection: small, so that a test can be one. */
import type { ClientEvents, Delta, Fitted, Refused, ServerEvents } from "../wire/messages.ts";

/** What an event brings. */
export type Message<E extends keyof ClientEvents> = Parameters<ClientEvents[E]>[0];

/** What the server acknowledges an event with. */
export type Answer<E extends keyof ClientEvents> = Parameters<Parameters<ClientEvents[E]>[1]>[0];

/** How the connection stands with its budget. */
export type Fitting = Omit<Fitted, "ok">;

export type Greeting = Parameters<ServerEvents["hello"]>[0];

/** What a connection tells; it connects again by itself after `closed`. */
export interface LinkListener {
  opened(): void;
  closed(): void;
  hello(greeting: Greeting): void;
  /** A delta as JSON. */
  delta(delta: Delta): void;
  /** A delta as a binary frame. The bytes may be kept. */
  frame(frame: Uint8Array): void;
  /** What fits the connection's budget is another pace now. */
  fitted(fitted: Fitting): void;
  /** Payload bytes of a message have come in, of whatever kind. */
  received(bytes: number): void;
  /** The way that is used, such as `websocket`; null while there is none. */
  transport(name: string | null): void;
}

export interface Link {
  /**
   * Sends an event if the link is open. `answered` is called once: with the answer, in the order of
   * what else the server sent (a promise would fall behind the delta that follows the answer), or
   * with null when the link was cut or the answer took too long.
   */
  send<E extends keyof ClientEvents>(
    event: E,
    message: Message<E>,
    answered: (answer: Answer<E> | null) => void,
  ): void;
  /**
   * Connects anew: cuts a connection that is thought to be dead, and where there is none tries at
   * once in place of waiting, unless it was asked to wait.
   */
  renew(): void;
  /** Ends the connection for good. */
  close(): void;
}

/** Begins to connect. The listener is never called before this returns. */
export type Connect = (listener: LinkListener) => Link;

/** What stands for an answer where there is no connection to have one from. */
export const cut: Refused = {
  ok: false,
  error: { code: "bad_request", message: "not connected to the server: nothing was changed" },
};

/** Asks for what is done at once and answered: the feed's settings, or something of a lab. */
export type Ask = <E extends "control" | "lab">(
  event: E,
  message: Message<E>,
) => Promise<Answer<E> | Refused>;

/** @param link null where there is none that is open. */
export const ask = <E extends "control" | "lab">(
  link: Link | null,
  event: E,
  message: Message<E>,
): Promise<Answer<E> | Refused> => {
  if (link === null) return Promise.resolve(cut);
  return new Promise((resolve) => {
    link.send(event, message, (answer) => resolve(answer ?? cut));
  });
};
