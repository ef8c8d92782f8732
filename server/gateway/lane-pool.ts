/**
 * Lanes that somebody reads: made when they are first asked for, ended when nobody reads them. A
 * lane takes so many members; more get another one, a slice of the same crowd with windows of its
 * own, so that a large crowd is not served in one long turn.
 */
import type { Encoding, Pace } from "../../lib/wire/messages.ts";
import { Lane, type LaneParts } from "./lane.ts";
import type { Lanes } from "./member.ts";
import type { Pacer } from "./pacer.ts";
import type { Subscription } from "./subscription.ts";

/** How many members a lane takes: some 4 ms of writing. */
export const laneMembersMax = 500;

export class LanePool implements Lanes {
  readonly #pacer: Pacer;
  readonly #parts: LaneParts;
  readonly #membersMax: number;
  #size = 0;

  constructor(pacer: Pacer, parts: LaneParts, membersMax = laneMembersMax) {
    this.#pacer = pacer;
    this.#parts = parts;
    this.#membersMax = membersMax;
  }

  /** How many lanes there are. */
  get size(): number {
    return this.#size;
  }

  /** The first lane with room, so that holes are filled and lanes at the end run empty. */
  borrow(subscription: Subscription, pace: Pace, encoding: Encoding): Lane {
    let lane = subscription.lanes.find(
      (one) => one.members < this.#membersMax && one.pace === pace && one.encoding === encoding,
    );
    if (lane === undefined) {
      lane = new Lane(subscription, pace, encoding, this.#parts);
      subscription.lanes.push(lane);
      this.#pacer.add(lane);
      this.#size += 1;
    }
    lane.members += 1;
    return lane;
  }

  giveBack(lane: Lane): void {
    lane.members -= 1;
    if (lane.members > 0) return;
    const { lanes } = lane.subscription;
    lanes.splice(lanes.indexOf(lane), 1);
    this.#pacer.remove(lane);
    this.#size -= 1;
  }
}
