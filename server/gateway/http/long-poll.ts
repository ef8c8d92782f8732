/** A question that waits for its answer, as a reader that takes one delta. */
import type { Cancel } from "../../../lib/clock.ts";
import type { Ending, Who } from "../../access/who.ts";
import { challenge } from "../../access/who.ts";
import { ended } from "../not-let-in.ts";
import type { Outgoing } from "../outgoing.ts";
import type { GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { goingAway, type Transport } from "../viewer.ts";
import type { Exchange } from "./exchange.ts";
import { HttpViewer } from "./http-viewer.ts";

export class LongPoll extends HttpViewer {
  readonly #waitMs: number;
  #timer: Cancel | null = null;

  constructor(waitMs: number, exchange: Exchange, gateway: GatewayParts, who: Who) {
    super(exchange, gateway, who);
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

  override sendAway(afterMs: number): void {
    // An answer that is on its way is left to arrive.
    if (!this.exchange.begun) {
      this.exchange.refuse(new Refusal("unavailable", goingAway, afterMs));
    }
  }

  override dismiss(ending: Ending): void {
    if (this.exchange.begun) this.exchange.response.destroy();
    else {
      this.exchange.refuse(ended(ending), 401, { "www-authenticate": challenge });
      this.cutSoon();
    }
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
