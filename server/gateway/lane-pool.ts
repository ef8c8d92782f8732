/** Lanes that somebody reads: made when they are first asked for, ended when nobody reads them. */
import type { Pace } from "../../lib/wire/messages.ts";
import { Lane, type LaneParts } from "./lane.ts";
import type { Lanes } from "./member.ts";
import type { Pacer } from "./pacer.ts";
import type { Subscription } from "./subscription.ts";

export class LanePool implements Lanes {
  readonly #pacer: Pacer;
  readonly #parts: LaneParts;
  /** How many members each lane has, in step or not. */
  readonly #members = new Map<Lane, number>();

  constructor(pacer: Pacer, parts: LaneParts) {
    this.#pacer = pacer;
    this.#parts = parts;
  }

  /** How many lanes there are. */
  get size(): number {
    return this.#members.size;
  }

  borrow(subscription: Subscription, pace: Pace): Lane {
    const lane = subscription.lanes.get(pace) ?? this.#make(subscription, pace);
    this.#members.set(lane, (this.#members.get(lane) ?? 0) + 1);
    return lane;
  }

  giveBack(lane: Lane): void {
    const left = (this.#members.get(lane) ?? 0) - 1;
    if (left > 0) {
      this.#members.set(lane, left);
      return;
    }
    this.#members.delete(lane);
    this.#pacer.remove(lane);
    lane.subscription.lanes.delete(lane.pace);
  }

  #make(subscription: Subscription, pace: Pace): Lane {
    const lane = new Lane(subscription, pace, this.#parts);
    subscription.lanes.set(pace, lane);
    this.#pacer.add(lane);
    return lane;
  }
}
