/** One of the crowd: counts; if sampled, notes when messages come; if it keeps a mirror, reads. */
import { topics } from "../../../lib/schema/topics.ts";
import type { Random } from "../../support/random.ts";
import { type Approach, Connection } from "../connection.ts";
import { monotonicMs } from "../monotonic.ts";
import type { Want } from "./crowd-facts.ts";
import { addressOf } from "./flush-watch.ts";
import type { Arrivals } from "./latency.ts";
import type { MarkOf } from "./mark.ts";
import { mirrorFor, type ViewerMirror } from "./viewer-mirror.ts";

const events = { tick: "tick", quotes: "quotes", bare: "delta", board: "delta" } as const;

export class Viewer {
  readonly connection: Connection;
  readonly mirror: ViewerMirror | null;
  /** What the mirror has taken since the last look. */
  mirrored = { messages: 0, rows: 0 };
  /** To what its last message led, where it is sampled. */
  mark = -1;
  #sample: { reader: number; marks: number[]; moments: number[]; markOf: MarkOf } | null = null;

  /** @param random draws the rows of a viewer that has its own. */
  constructor(
    want: Want,
    place: { readonly port: number; readonly localAddress?: string },
    mirrored: boolean,
    random: Random | null,
  ) {
    this.mirror = mirrored ? mirrorFor(want) : null;
    const approach: Approach = {
      ...place,
      speech: want.kind === "bare" ? "bare" : "socket.io",
      event: events[want.kind],
      subscribe: want.kind === "board" ? subscribeOf(want, random) : null,
    };
    this.connection = new Connection(approach);
    this.#look();
  }

  /** The way in, up to the answer. @throws Error where it is not let in. */
  async arrive(): Promise<void> {
    await this.connection.ready;
    const answer = this.connection.answer as { ok?: boolean; error?: object } | null;
    if (answer === null) return;
    if (answer.ok !== true) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
    this.mirror?.describe(answer);
  }

  /** Notes from now on when messages come. @returns from where it is connected. */
  sample(reader: number, markOf: MarkOf): string {
    this.#sample = { reader, marks: [], moments: [], markOf };
    this.#look();
    const { address, port } = this.connection.local;
    return addressOf(address, port);
  }

  stopSampling(): void {
    this.#sample = null;
    this.#look();
  }

  /** What came since the last look; null where it is not sampled. */
  takeArrivals(): Arrivals | null {
    const sample = this.#sample;
    if (sample === null) return null;
    const { reader, marks, moments } = sample;
    this.#sample = { ...sample, marks: [], moments: [] };
    return { reader, marks, moments };
  }

  #look(): void {
    const wanted = this.#sample !== null || this.mirror !== null;
    this.connection.onlooker = wanted
      ? (data, start, end) => this.#message(data, start, end)
      : null;
  }

  #message(data: Buffer, start: number, end: number): void {
    const sample = this.#sample;
    if (sample !== null) {
      const moment = monotonicMs();
      this.mark = sample.markOf(data, start, end);
      sample.marks.push(this.mark);
      sample.moments.push(moment);
    }
    if (this.mirror === null) return;
    this.mirrored.rows += this.mirror.take(data, start, end);
    this.mirrored.messages += 1;
  }
}

function subscribeOf(want: Extract<Want, { kind: "board" }>, random: Random | null): object {
  const { columns, encoding, pace, own } = want;
  const rows = own === undefined || random === null ? want.rows : drawn(want.rows, own, random);
  return {
    topic: topics.quotes,
    pace,
    // Left out where it is what it is without, so that a server that knows no other understands.
    ...(encoding === "binary" && { encoding }),
    ...(columns && { columns }),
    ...(rows && { rows }),
  };
}

/** Some of the rows, each once. */
function drawn(
  rows: readonly string[] = [],
  { count }: { readonly count: number },
  random: Random,
): string[] {
  const some = new Set<string>();
  while (some.size < Math.min(count, rows.length)) some.add(random.pick(rows));
  return [...some];
}
