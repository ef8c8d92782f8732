/** A question that waits for its answer, as a reader that takes one delta. */
import type { Cancel } from "../../../lib/clock.ts";
import type { Outgoing } from "../outgoing.ts";
import type { GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import type { CloseCode, Transport } from "../viewer.ts";
import type { Exchange } from "./exchange.ts";
import { HttpViewer } from "./http-viewer.ts";

export class LongPoll extends HttpViewer {
  readonly #waitMs: number;
  #timer: Cancel | null = null;

  constructor(waitMs: number, exchange: Exchange, gateway: GatewayParts) {
    super(exchange, gateway);
    this.#waitMs = waitMs;
  }

  override get transport(): Transport {
    return "long_polling";
  }

  override get drained(): boolean {
    return !this.exchange.begun;
  }

  override send(message: Outgoing): number {
    if (!this.drained) return 0;
    const { questions, ways } = this.gateway.traffic;
    questions.told += 1;
    ways.httpWrites += 1;
    this.exchange.tell(message);
    this.owe();
    return message.body.length;
  }

  override beat(): void {}

  override hangUp(code: CloseCode, reason: string): void {
    if (this.exchange.begun) this.exchange.response.destroy();
    else if (code === 1001) this.exchange.refuse(new Refusal("unavailable", reason));
  }

  protected override begin(): void {
    this.#timer = this.gateway.clock.after(this.#waitMs, () => {
      if (!this.drained) return;
      this.gateway.traffic.questions.empty += 1;
      this.exchange.tellNothing();
    });
  }

  protected override end(): void {
    this.#timer?.();
    super.end();
  }
}
