/** The server's side of the fuzz, behind an interface, so that another server can take its place. */
import { selectionKey } from "../../lib/mirror/selection.ts";
import type { Table } from "../../lib/table/table.ts";
import { FrameDecoder, subscriptionOf } from "../../lib/wire/binary/decode.ts";
import type { FrameShape } from "../../lib/wire/binary/shape.ts";
import { formatCursor, versionIn } from "../../lib/wire/cursor.ts";
import type { Subscribe } from "../../lib/wire/messages.ts";
import type { ClientEnd, FarEnd, Sent, Session } from "../support/held-network.ts";
import type { Random } from "../support/random.ts";
import { TableServer } from "../unit/mirror/table-server.ts";
import { fuzzTopics } from "./mirror-writer.ts";

/** A server that the fuzz can drive. */
export interface Side extends FarEnd {
  /** The life of its board. */
  readonly epoch: string;
  /** The board's tables by topic; the fuzz writes to them. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Lets the server send some of what it has to send. */
  turn(random: Random): void;
  /** Lets it send all. */
  settle(): void;
  /** Starts another life with empty tables. All lines have been cut before. */
  restart(): void;
  /** Leaves no timer. */
  stop(): void;
}

/** The plain server of the unit tests, with deltas that lead from further back than they need. */
export class PlainSide implements Side {
  readonly #server: TableServer;
  readonly #random: Random;
  #lives = 0;

  /** @param json whether it sends JSON whatever is asked for. */
  constructor(random: Random, now: () => number, json = false) {
    this.#random = random;
    this.#server = new TableServer({
      now,
      json,
      tombstonesMax: 6,
      leadFrom: (horizon, held) =>
        random.chance(0.7) ? held : held - random.below(held - horizon + 1),
    });
    this.restart();
  }

  get epoch(): string {
    return this.#server.epoch;
  }

  get tables(): ReadonlyMap<string, Table> {
    return this.#server.tables;
  }

  accept(client: ClientEnd): Session {
    return this.#server.accept(client);
  }

  turn(random: Random): void {
    for (const session of this.#server.sessions) {
      session.push((reader) => random.chance(reader.pace / 60 + 0.1));
    }
    if (this.#random.chance(0.01)) this.#server.refusals.push("rate_limited");
  }

  settle(): void {
    this.#server.push();
  }

  restart(): void {
    this.#lives += 1;
    this.#server.epoch = `life${this.#lives}`;
    this.#server.tables.clear();
    this.#server.refusals.length = 0;
    for (const topic of fuzzTopics) this.#server.add(topic, 0.05);
  }

  stop(): void {}
}

/** The cursors between which a delta leads. */
interface Led {
  readonly from: string | null;
  readonly to: string;
}

/**
 * Stands between a viewer and the server and counts the subscriptions that ask for a snapshot
 * although a delta would have done: the viewer was brought something of this selection, in this
 * life of the board, that changes can still be told from.
 */
export class Auditor implements FarEnd {
  needless = 0;
  resumes = 0;
  /** What the server called a bad request. */
  readonly complaints: string[] = [];
  readonly #side: Side;
  /** The cursor of what was last brought, by selection. */
  readonly #brought = new Map<string, string>();

  /** How often each number was left on the present line. */
  #leaves = new Map<number, number>();

  constructor(side: Side) {
    this.#side = side;
  }

  sent({ event, message }: Sent): void {
    if (event !== "unsubscribe") return;
    const number = message.subscription;
    this.#leaves.set(number, (this.#leaves.get(number) ?? 0) + 1);
  }

  accept(client: ClientEnd): Session {
    const names = new Map<number, string>();
    const left = new Map<number, number>();
    this.#leaves = left;
    const leftThere = new Map<number, number>();
    const decoders = new Map<number, FrameDecoder>();
    /** Notes what is brought, unless nobody looks at it any more: it was left on its way. */
    const noting = (number: number, led: Led, brought?: () => void) => {
      const name = names.get(number);
      const sentAt = leftThere.get(number);
      return () => {
        brought?.();
        if (name === undefined || left.get(number) !== sentAt) return;
        if (this.#follows(name, led)) this.#brought.set(name, led.to);
      };
    };
    const session = this.#side.accept({
      hello: (greeting) => client.hello(greeting),
      fitted: (fitting) => client.fitted(fitting),
      delta: (delta, brought) => {
        client.delta(delta, noting(delta.subscription ?? -1, delta, brought));
      },
      frame: (frame, brought) => {
        const number = subscriptionOf(frame);
        const { from, to } = decoders.get(number)?.open(frame) ?? { from: null, to: 0 };
        const { epoch } = this.#side;
        const led = {
          from: from === null ? null : formatCursor(epoch, from),
          to: formatCursor(epoch, to),
        };
        client.frame(frame, noting(number, led, brought));
      },
    });
    return {
      closed: () => session.closed(),
      receive: (sent, acknowledge) => {
        if (sent.event === "unsubscribe") {
          const { subscription } = sent.message;
          leftThere.set(subscription, (leftThere.get(subscription) ?? 0) + 1);
        }
        session.receive(sent, (answer) => {
          if ("error" in answer && answer.error.code === "bad_request") {
            this.complaints.push(answer.error.message);
          }
          if (sent.event === "subscribe" && "subscription" in answer) {
            const name = selectionKey(sent.message);
            names.set(answer.subscription, name);
            if (answer.encoding === "binary") {
              decoders.set(
                answer.subscription,
                new FrameDecoder(this.#shapeOf(sent.message, answer.base)),
              );
            }
            this.#count(sent.message, name);
          }
          acknowledge(answer);
        });
      },
    };
  }

  #count({ topic, since }: Subscribe, name: string): void {
    if (this.#resumable(topic, since)) this.resumes += 1;
    else if (this.#resumable(topic, this.#brought.get(name))) this.needless += 1;
  }

  #shapeOf({ topic, rows, columns }: Subscribe, base: number): FrameShape {
    const table = this.#side.tables.get(topic);
    if (table === undefined) throw new Error(`no table "${topic}"`);
    const indexes = columns?.map((column) => table.columnIndex(column)) ?? null;
    return { schema: table.schema, columns: indexes, rows: rows ?? null, base };
  }

  /** Whether a viewer could do something with a delta: not where the snapshot before it was lost. */
  #follows(name: string, { from }: Led): boolean {
    if (from === null) return true;
    const held = versionIn(this.#side.epoch, this.#brought.get(name) ?? "");
    return held !== null && (versionIn(this.#side.epoch, from) ?? held + 1) <= held;
  }

  #resumable(topic: string, cursor: string | undefined): boolean {
    const table = this.#side.tables.get(topic);
    if (table === undefined || cursor === undefined) return false;
    const version = versionIn(this.#side.epoch, cursor);
    return version !== null && version >= table.horizon;
  }
}
