/**
 * A viewer over HTTP: one answer that is still open, with the session that it is the reader of. It
 * ends with the answer, whoever ends that.
 */
import type { Inbound } from "../../../lib/wire/inbound.ts";
import type { Ending, Who } from "../../access/who.ts";
import { ConnectionReader } from "../connection-reader.ts";
import { farewellMs, type GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { Session } from "../session.ts";
import type { Transport, Viewer } from "../viewer.ts";
import type { Exchange } from "./exchange.ts";

const nothing = () => {};

export abstract class HttpViewer extends ConnectionReader implements Viewer {
  protected readonly exchange: Exchange;
  protected readonly gateway: GatewayParts;
  readonly who: Who;
  readonly #session: Session;

  constructor(exchange: Exchange, gateway: GatewayParts, who: Who) {
    super(() => gateway.clock.now());
    this.exchange = exchange;
    this.gateway = gateway;
    this.who = who;
    this.#session = new Session(this, false, nothing, gateway.session);
  }

  abstract get transport(): Transport;
  abstract beat(now: number): void;
  abstract sendAway(afterMs: number): void;
  abstract dismiss(ending: Ending): void;
  /** Called when it is let in, before anything is sent. */
  protected abstract begin(): void;

  get reader(): this {
    return this;
  }

  /** Without a code, for which HTTP has no place. */
  hangUp(): void {
    this.exchange.response.destroy();
  }

  /** @throws Refusal where it is not let in; then nothing has been answered. */
  open(message: Inbound<"subscribe">): void {
    const { admission, forwarded, viewers } = this.gateway;
    const { request, response } = this.exchange;
    const address = forwarded.addressOf(request);
    const refusal = admission.seat(address);
    if (refusal !== null) throw refusal;
    // Its answer could not even begin before one that may never end.
    if (response.socket === null) {
      throw new Refusal("bad_request", "ask this when all before it on the connection is answered");
    }
    const { after } = this.#session.subscribe(message);
    admission.connections.add(address);
    viewers.add(this);
    response.once("close", () => {
      admission.connections.remove(address);
      viewers.remove(this);
      this.end();
    });
    this.begin();
    after?.();
  }

  /** The answer has been ended: cuts it where the rest of it is not taken soon. */
  protected cutSoon(): void {
    const { response } = this.exchange;
    response.once(
      "close",
      this.gateway.clock.after(farewellMs, () => response.destroy()),
    );
  }

  /** The answer is over. */
  protected end(): void {
    this.#session.end();
  }
}
