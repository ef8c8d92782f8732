/** Viewers over plain HTTP, with no more headers than a request needs. */
import { systemClock } from "../../../lib/clock.ts";
import { AnswerReader, type AnswerSink } from "./answer-reader.ts";
import { columns } from "./facts.ts";
import { type DeltaText, Viewer } from "./viewer.ts";

/** How long a long poll may stay unanswered, s. */
const waitSeconds = 25;

abstract class HttpViewer extends Viewer implements AnswerSink {
  readonly #reader = new AnswerReader(this);

  abstract answer(status: number, body: string): void;
  abstract part(text: string): void;

  protected override read(data: Buffer): void {
    this.#reader.read(data);
  }

  /** @param parameters besides the columns. */
  protected ask(parameters: Readonly<Record<string, string>>, headers: readonly string[]): void {
    const query = new URLSearchParams({ columns: columns.join(","), ...parameters });
    const lines = [
      // A comma may stand as it is.
      `GET /live/quotes?${query.toString().replaceAll("%2C", ",")} HTTP/1.1`,
      `Host: 127.0.0.1:${this.port}`,
      ...headers,
    ];
    this.requests += 1;
    this.write(`${lines.join("\r\n")}\r\n\r\n`);
  }
}

/** Asks at its own pace. A question that is not answered yet is not asked again. */
abstract class Poller extends HttpViewer {
  #waiting = false;

  override answer(status: number, body: string): void {
    this.#waiting = false;
    if (status === 204) this.empty += 1;
    else if (status === 200) this.take(JSON.parse(body) as DeltaText);
    else throw new Error(`${status}: ${body}`);
  }

  override part(): void {
    throw new Error("a poll was answered with a stream");
  }

  protected override connected(): void {
    this.poll();
  }

  protected poll(parameters: Readonly<Record<string, string>> = {}): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const since: Record<string, string> = this.cursor === null ? {} : { since: this.cursor };
    this.ask({ ...since, ...parameters }, []);
  }
}

export class ShortPoller extends Poller {
  override begin(periodMs: number, delayMs: number): void {
    systemClock.after(delayMs, () => {
      systemClock.every(periodMs, () => this.poll());
    });
  }
}

/** Asks again so long after the last answer that answers are no closer than the pace has them. */
export class LongPoller extends Poller {
  #periodMs: number | null = null;

  override begin(periodMs: number, delayMs: number): void {
    this.#periodMs = periodMs;
    systemClock.after(delayMs, () => this.#wait());
  }

  override answer(status: number, body: string): void {
    super.answer(status, body);
    if (this.#periodMs === null) return;
    // Nothing has come that the next could be too close to.
    if (status === 204) this.#wait();
    else systemClock.after(this.#periodMs, () => this.#wait());
  }

  #wait(): void {
    this.poll({ wait: String(waitSeconds) });
  }
}

export class EventViewer extends HttpViewer {
  readonly #pace: number;
  #text = "";

  constructor(port: number, pace: number) {
    super(port);
    this.#pace = pace;
  }

  override answer(status: number, body: string): void {
    throw new Error(`the stream ended with ${status}: ${body}`);
  }

  override part(text: string): void {
    const events = `${this.#text}${text}`.split("\n\n");
    this.#text = events.pop() ?? "";
    for (const event of events) {
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined) this.take(JSON.parse(data.slice(6)) as DeltaText);
    }
  }

  protected override connected(): void {
    this.ask({ pace: String(this.#pace) }, ["Accept: text/event-stream"]);
  }
}
