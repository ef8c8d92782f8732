/** Somebody who does nothing but read, and notes how old what comes is. */
import { topics } from "../../../lib/schema/topics.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import { Connection } from "../connection.ts";

const rows = 20;
const pace = 10;

export class Probe {
  /** ms from the newest change in a delta to its arrival, since they were last taken. */
  ages: number[] = [];
  readonly #connection: Connection;

  constructor(port: number, symbols: readonly string[]) {
    const subscribe = { topic: topics.quotes, rows: symbols.slice(0, rows), pace };
    this.#connection = new Connection(
      { port, speech: "socket.io", event: "delta", subscribe },
      (data, start, end) => {
        const [, delta] = JSON.parse(data.toString("utf8", start + 2, end)) as [string, Delta];
        if (delta.from !== null) this.ages.push(Date.now() - delta.at);
      },
    );
  }

  get ready(): Promise<void> {
    return this.#connection.ready;
  }

  /** Why it reads no more; null while it does. */
  get ended(): string | null {
    return this.#connection.ended;
  }

  close(): void {
    this.#connection.close();
  }
}
