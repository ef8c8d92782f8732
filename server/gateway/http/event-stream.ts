/** A stream of server-sent events as a reader of a lane. */
import type { Ending } from "../../access/who.ts";
import { dismissal } from "../not-let-in.ts";
import type { Outgoing } from "../outgoing.ts";
import type { Transport } from "../viewer.ts";
import { HttpViewer } from "./http-viewer.ts";

/** How long a stream may be silent, ms: proxies close what says nothing. */
const silenceMaxMs = 15_000;

const comment = Buffer.from(":\n\n");

export class EventStream extends HttpViewer {
  /** Whether the kernel has not yet taken what was written last. */
  #held = false;
  #writtenAt = 0;
  readonly #taken = () => {
    this.#held = false;
    this.progress();
  };

  override get transport(): Transport {
    return "sse";
  }

  override get drained(): boolean {
    return !this.#held && this.exchange.open;
  }

  override send(message: Outgoing): number {
    if (!this.drained) return 0;
    const { event } = message;
    this.gateway.traffic.ways.httpWrites += 1;
    this.#write(event);
    return event.length;
  }

  override beat(now: number): void {
    if (this.drained && now - this.#writtenAt >= silenceMaxMs) this.#write(comment);
  }

  override sendAway(afterMs: number): void {
    this.exchange.endStream(afterMs);
  }

  /** An event source that comes back after this finds that it is not let in, and gives up. */
  override dismiss(ending: Ending): void {
    const { response } = this.exchange;
    const data = JSON.stringify(dismissal(ending));
    // Who reads nothing would not read this, and could keep the connection.
    if (this.#held) response.destroy();
    else {
      response.end(`event: dismissed\ndata: ${data}\n\n`);
      this.cutSoon();
    }
  }

  protected override begin(): void {
    this.gateway.traffic.questions.streamed += 1;
    this.exchange.stream();
    this.#writtenAt = this.gateway.clock.now();
  }

  #write(bytes: Buffer): void {
    this.#held = true;
    this.#writtenAt = this.gateway.clock.now();
    this.owe();
    this.exchange.response.write(bytes, this.#taken);
  }
}
