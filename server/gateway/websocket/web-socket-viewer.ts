/** A viewer over a plain WebSocket: its reader, its session and the door before it. */
import type { Socket as NetSocket } from "node:net";
import { type RawData, WebSocket } from "ws";
import { protocolVersion } from "../../../lib/wire/messages.ts";
import type { Ending, Who } from "../../access/who.ts";
import { Bucket } from "../bucket.ts";
import { Door, type DoorParts, eventsOf } from "../door.ts";
import type { Limits } from "../limits.ts";
import { dismissal } from "../not-let-in.ts";
import { type GatewayParts, pingIntervalMs, pingTimeoutMs } from "../parts.ts";
import { Session } from "../session.ts";
import { type CloseCode, goingAway, type Transport, type Viewer } from "../viewer.ts";
import { readEvent, writeAnswer } from "./events.ts";
import { WebSocketReader } from "./web-socket-reader.ts";

export class WebSocketViewer implements Viewer, DoorParts {
  readonly reader: WebSocketReader;
  readonly who: Who;
  readonly #webSocket: WebSocket;
  readonly #gateway: GatewayParts;
  readonly #session: Session;
  readonly #door: Door;
  /** How many pings may still come. */
  readonly #pings: Bucket;
  #heardAt: number;
  #askedAt: number;

  constructor(webSocket: WebSocket, socket: NetSocket, who: Who, gateway: GatewayParts) {
    const { limits, session, traffic, version } = gateway;
    this.who = who;
    this.#webSocket = webSocket;
    this.#gateway = gateway;
    const { windowBytes } = limits;
    const parts = { now: this.now, ways: traffic.ways, windowBytes };
    this.reader = new WebSocketReader({ webSocket, socket }, parts);
    const fitted = (state: object) => this.#say({ type: "fitted", ...state });
    const operator = who.role === "operator";
    this.#session = new Session(this.reader, operator, fitted, session);
    this.#door = new Door(this.#session, this);
    const now = this.now();
    this.#pings = new Bucket(eventsOf(limits), now);
    this.#heardAt = now;
    this.#askedAt = now;
    webSocket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on("ping", (payload) => this.#answerPing(payload));
    webSocket.on("pong", () => this.#hear());
    // Who breaks the protocol has been closed with the code for it by then.
    webSocket.on("error", () => {});
    const { epoch } = session;
    const { keys } = gateway.access;
    this.#say({ type: "hello", protocol: protocolVersion, epoch, version, operator, keys });
  }

  get transport(): Transport {
    return "websocket";
  }

  get limits(): Limits {
    return this.#gateway.limits;
  }

  readonly now = (): number => this.#gateway.clock.now();

  readonly onDefect = (error: unknown, event: string): void => {
    this.#gateway.log.error(error, `answering "${event}" failed`);
  };

  expel(message: string): void {
    this.#gateway.log.warn(`closing a connection: ${message}`);
    this.hangUp(1008, "too many bad messages");
  }

  /** Asks now and then whether the other end is there, as Engine.IO does. */
  beat(now: number): void {
    const deadline = this.#heardAt + pingIntervalMs + pingTimeoutMs(this.limits);
    if (now >= deadline) this.#webSocket.terminate();
    else if (now - this.#askedAt >= pingIntervalMs && this.reader.drained) {
      this.#askedAt = now;
      this.#webSocket.ping("", false, this.#taken);
    }
  }

  hangUp(code: CloseCode, reason: string): void {
    this.#webSocket.close(code, reason);
    // The other end may take its time to say goodbye.
    this.end();
  }

  sendAway(afterMs: number): void {
    this.#say({ type: "closing", after: afterMs });
    this.hangUp(1001, goingAway);
  }

  dismiss(ending: Ending): void {
    const told = dismissal(ending);
    this.#say({ type: "dismissed", ...told });
    this.hangUp(1008, told.message);
  }

  /** To be called when the connection is gone. */
  end(): void {
    this.#session.end();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // What was read from the wire before a close of ours still comes after it.
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#hear();
    if (isBinary) {
      this.hangUp(1003, "events are texts");
      return;
    }
    const event = readEvent(data.toString());
    const type = "problem" in event ? "" : event.type;
    const reply = (answer: object) => this.#write(writeAnswer(type, event.ref, answer));
    if ("problem" in event) this.#door.reject(event.problem, reply);
    else this.#door.receive(event.type, [event.message], reply);
  }

  /** Pings are answered one by one; so many that nobody means well with them end the connection. */
  #answerPing(payload: Buffer): void {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#hear();
    if (!this.#pings.take(eventsOf(this.limits), this.now())) {
      this.expel("too many pings");
      return;
    }
    this.#webSocket.pong(payload, false, this.#taken);
    this.reader.answered();
  }

  #hear(): void {
    this.#heardAt = this.now();
  }

  #say(event: object): void {
    this.#write(JSON.stringify(event));
  }

  #write(text: string): void {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#gateway.traffic.packet(text.length);
    this.#webSocket.send(text, this.#taken);
    this.reader.answered();
  }

  readonly #taken = (): void => this.reader.tookOther();
}
