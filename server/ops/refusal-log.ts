/** What was refused: counted by reason, and told to the log without a line for each. */
import type { Cancel, Clock } from "../../lib/clock.ts";

/** The reasons, as `/metrics` has them, and what the log says of each. */
export const refusalReasons = {
  tcp: "because there are too many TCP connections",
  tcp_per_address: "with too many TCP connections from one address",
  slow: "whose requests did not come in time",
  malformed: "whose requests were none, or too large",
  origin: "from pages of another origin, or under a name that is not this server's",
  starting: "before all was on the board",
  closing: "while the server goes away",
  connections: "because the server is full",
  connections_per_address: "with too many connections from one address",
  handshakes: "because too many came at once",
  handshakes_per_address: "because too many came at once from one address",
  requests_per_address: "with too many requests from one address",
  pages_per_address: "with too many requests for pages from one address",
  polls: "with too many requests of one connection that polls",
} as const;
export type RefusalReason = keyof typeof refusalReasons;

/** How long nothing more is said of a reason that was told, ms. */
const quietMs = 60_000;

/** What of a reason has not been told yet. */
interface Untold {
  count: number;
  /** Of the last one. */
  address: string;
  readonly end: Cancel;
}

export class RefusalLog {
  readonly #clock: Clock;
  readonly #say: (line: string) => void;
  readonly #counts = new Map<RefusalReason, number>();
  /** By reason, for those that were told within the last minute. */
  readonly #untold = new Map<RefusalReason, Untold>();

  /** @param say takes a line for the log. */
  constructor(clock: Clock, say: (line: string) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /** Somebody was refused. The first of a kind is told at once, all that follow a minute later. */
  note(reason: RefusalReason, address: string): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
    const untold = this.#untold.get(reason);
    if (untold === undefined) this.#tell(reason, 1, address);
    else {
      untold.count += 1;
      untold.address = address;
    }
  }

  /** How many were refused since the start, by reason. */
  counts(): Readonly<Record<RefusalReason, number>> {
    const all = Object.keys(refusalReasons).map((reason) => {
      return [reason, this.#counts.get(reason as RefusalReason) ?? 0];
    });
    return Object.fromEntries(all) as Record<RefusalReason, number>;
  }

  /** Tells what is left and leaves no timer. */
  stop(): void {
    for (const [reason, { count, address, end }] of this.#untold) {
      end();
      if (count > 0) this.#line(reason, count, address);
    }
    this.#untold.clear();
  }

  #tell(reason: RefusalReason, count: number, address: string): void {
    this.#line(reason, count, address);
    const end = this.#clock.after(quietMs, () => {
      const untold = this.#untold.get(reason);
      this.#untold.delete(reason);
      if (untold !== undefined && untold.count > 0) {
        this.#tell(reason, untold.count, untold.address);
      }
    });
    this.#untold.set(reason, { count: 0, address: "", end });
  }

  #line(reason: RefusalReason, count: number, address: string): void {
    const who = address === "" ? "" : `, ${count === 1 ? "" : "such as "}${address}`;
    this.#say(`refused ${count} ${refusalReasons[reason]}${who}`);
  }
}
