/**
 * Stands between a mirror and its connection and counts the snapshots that a delta would have
 * spared: what the page held, or was drawn from, was of this life of the board and of a version
 * from which changes can still be told.
 */
import type { Connect, Link, LinkListener } from "../../lib/mirror/link.ts";
import "../../lib/mirror/read-frames.ts";
import { selectionKey } from "../../lib/mirror/selection.ts";
import { schemaOf } from "../../lib/schema/topics.ts";
import type { Table } from "../../lib/table/table.ts";
import { FrameDecoder, subscriptionOf } from "../../lib/wire/binary/decode.ts";
import { formatCursor, parseCursor, versionIn } from "../../lib/wire/cursor.ts";
import type { Subscribe, Subscribed } from "../../lib/wire/messages.ts";

/** What an audit needs to see of the board. */
export interface AuditedBoard {
  readonly epoch: string;
  table(topic: string): Table | null;
}

/** A subscription as it was answered on one connection. */
interface Audited {
  readonly topic: string;
  /** The life of the board, which frames do not name. */
  readonly epoch: string;
  /** The same for the same selection. */
  readonly name: string;
  /** Reads the heads of its frames; null where it has none. */
  readonly decoder: FrameDecoder | null;
}

export class SnapshotAudit {
  /** Snapshots that a delta would have spared. */
  readonly needless: string[] = [];
  /** Subscriptions that went on from a cursor that the server still knew. */
  resumed = 0;
  /** Deltas that came as JSON, and as binary frames. */
  readonly came = { json: 0, binary: 0 };
  readonly #board: () => AuditedBoard;
  /** Of each selection, the newest cursor that this page is known to hold. */
  #held = new Map<string, string>();

  /** @param board the one that the server has now. */
  constructor(board: () => AuditedBoard) {
    this.#board = board;
  }

  /** Another page: it holds what it was drawn from. */
  begin(drawn: ReadonlyMap<string, string>): void {
    this.#held = new Map(drawn);
  }

  /** The connection with the audit in between. */
  over(connect: Connect): Connect {
    return (listener) => {
      const numbers = new Map<number, Audited>();
      const link = connect(this.#heard(listener, numbers));
      return this.#sending(link, numbers);
    };
  }

  #heard(listener: LinkListener, numbers: Map<number, Audited>): LinkListener {
    return {
      opened: () => {
        numbers.clear();
        listener.opened();
      },
      closed: () => listener.closed(),
      hello: (greeting) => listener.hello(greeting),
      fitted: (fitting) => listener.fitted(fitting),
      received: (bytes) => listener.received(bytes),
      transport: (name) => listener.transport(name),
      delta: (delta) => {
        this.came.json += 1;
        this.#brought(numbers.get(delta.subscription ?? -1), delta.from === null, delta.to);
        listener.delta(delta);
      },
      frame: (frame) => {
        this.came.binary += 1;
        const audited = numbers.get(subscriptionOf(frame));
        const head = audited?.decoder?.open(frame);
        if (audited !== undefined && head !== undefined) {
          const to = formatCursor(audited.epoch, head.to);
          this.#brought(audited, head.from === null, to);
        }
        listener.frame(frame);
      },
    };
  }

  #sending(link: Link, numbers: Map<number, Audited>): Link {
    return {
      renew: () => link.renew(),
      close: () => link.close(),
      send: (event, message, answered) => {
        const wish = event === "subscribe" ? (message as Subscribe) : null;
        link.send(event, message, (answer) => {
          if (wish !== null && answer !== null && "subscription" in answer) {
            this.#subscribed(wish, answer as Subscribed, numbers);
          }
          answered(answer);
        });
      },
    };
  }

  #subscribed(wish: Subscribe, answer: Subscribed, numbers: Map<number, Audited>): void {
    const { topic, rows = null, columns, since } = wish;
    const name = selectionKey({ topic, ...(rows && { rows }), ...(columns && { columns }) });
    const schema = schemaOf(topic);
    const names = Object.keys(schema?.columns ?? {});
    const indexes = columns?.map((column) => names.indexOf(column)) ?? null;
    const decoder =
      answer.encoding === "binary" && schema !== null
        ? new FrameDecoder({ schema, rows, columns: indexes, base: answer.base })
        : null;
    const { epoch } = parseCursor(answer.cursor);
    numbers.set(answer.subscription, { topic, epoch, name, decoder });
    if (since !== undefined && this.#isKnown(topic, since)) this.resumed += 1;
    else this.#judge(topic, name, "was asked for");
  }

  #brought(audited: Audited | undefined, isSnapshot: boolean, to: string): void {
    if (audited === undefined) return;
    const { topic, name } = audited;
    if (isSnapshot) this.#judge(topic, name, "came");
    this.#held.set(name, to);
  }

  #judge(topic: string, name: string, what: string): void {
    const held = this.#held.get(name);
    if (held !== undefined && this.#isKnown(topic, held)) {
      this.needless.push(`a snapshot of ${name} ${what} although ${held} was held`);
    }
  }

  #isKnown(topic: string, cursor: string): boolean {
    const { epoch } = this.#board();
    const table = this.#board().table(topic);
    const version = versionIn(epoch, cursor);
    return table !== null && version !== null && version >= table.horizon;
  }
}
