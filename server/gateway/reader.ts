/**
 * What a lane knows of those who read it: nothing of how their bytes travel. Each transport has
 * readers of its own.
 */
import type { Outgoing } from "./outgoing.ts";

/** Somebody who waits for a reader to drain. */
export interface Waiter {
  /** Called once when the reader has drained. */
  catchUp(): void;
}

export interface Reader {
  /**
   * Whether it has taken what it was sent, as far as can be told, so that more will not be queued.
   */
  readonly drained: boolean;
  /**
   * Sends if the reader has drained.
   * @returns how many bytes that took; 0 where the reader had not drained, and nothing was done.
   */
  send(message: Outgoing): number;
  /** Says whether several lanes send to it, so that what they send at once can share a packet. */
  gather(several: boolean): void;
  /** Notes a waiter, once; it is called when the reader has drained, unless taken back before. */
  wait(waiter: Waiter): void;
  forget(waiter: Waiter): void;
}
