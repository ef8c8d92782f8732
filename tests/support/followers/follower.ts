/** What the five transports have in common for who follows a topic over one of them. */
import type { Delta, Refused } from "../../../lib/wire/messages.ts";

export interface Wish {
  readonly topic: string;
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
  readonly since?: string;
}

/** Somebody who follows a topic. */
export interface Follower {
  /** Deltas that have come and were not taken, in their order. */
  readonly deltas: Delta[];
  /** Whether the server, or the line, has ended it. */
  readonly ended: boolean;
  /** Stops reading, or asking, without a word to the server. */
  pause(): void;
  resume(): void;
  /** Breaks the line. */
  cut(): void;
}

/**
 * Begins to follow.
 * @param url such as `http://127.0.0.1:3000`.
 * @throws NotFollowed where the server refuses.
 */
export type Follow = (url: string, wish: Wish) => Promise<Follower>;

/** Why the server refuses. */
export class NotFollowed extends Error {
  readonly code: string;
  constructor({ code, message }: Pick<Refused["error"], "message"> & { readonly code: string }) {
    super(message);
    this.code = code;
  }
}

/** The address of a wish over HTTP. */
export function addressOf(url: string, { topic, ...wish }: Wish): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(wish)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return `${url}/live/${topic}?${parameters}`;
}
