/**
 * The door of a session: every event that a client sends comes through here, is counted, read by
 * its schema and answered. Nothing that comes in can throw past it.
 */
import { type InboundEvent, inboundSchemas, readInbound } from "../../lib/wire/inbound.ts";
import { Bucket, type BucketSize } from "./bucket.ts";
import type { Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import type { Answer, Session } from "./session.ts";

export interface DoorParts {
  readonly limits: Limits;
  readonly now: () => number;
  /** Told of a defect of ours. */
  readonly onDefect: (error: unknown, event: string) => void;
  /** Ends a connection that goes on sending bad messages. */
  readonly expel: (message: string) => void;
}

/** Takes the answer to an event. */
export type Reply = (answer: object) => void;

/** Answers of which the client can do nothing but mend itself. */
const strikeCodes = new Set(["bad_request", "rate_limited", "unauthorized"]);

export class Door {
  readonly #session: Session;
  readonly #parts: DoorParts;
  readonly #events: Bucket;
  /** Made at the first bad message, which most never send: until then it would be full. */
  #strikes: Bucket | null = null;

  constructor(session: Session, parts: DoorParts) {
    this.#session = session;
    this.#parts = parts;
    this.#events = new Bucket(eventsOf(parts.limits), parts.now());
  }

  /**
   * @param payload what came with the event: one object, or something wrong.
   * @param reply takes the answer; null where none is wanted.
   */
  receive(event: string, payload: readonly unknown[], reply: Reply | null): void {
    this.#handle(event, () => this.#answer(event, payload), reply);
  }

  /** Something has come that is no event; @param problem what is wrong with it. */
  reject(problem: string, reply: Reply): void {
    const refuse = () => {
      this.#count();
      throw new Refusal("bad_request", problem);
    };
    this.#handle("a message", refuse, reply);
  }

  #handle(event: string, answering: () => Answer, reply: Reply | null): void {
    try {
      const { answer, after } = answering();
      reply?.(answer);
      after?.();
    } catch (error) {
      const refusal = this.#refusalOf(error, event);
      reply?.(refusal.answer);
      if (strikeCodes.has(refusal.code) && !this.#mayStrike()) {
        this.#parts.expel(`too many bad messages, the last: ${refusal.message}`);
      }
    }
  }

  #mayStrike(): boolean {
    const { limits, now } = this.#parts;
    const size = { capacity: limits.strikesMax, perSecond: limits.strikesPerSecond };
    this.#strikes ??= new Bucket(size, now());
    return this.#strikes.take(size, now());
  }

  #answer(event: string, payload: readonly unknown[]): Answer {
    this.#count();
    if (!Object.hasOwn(inboundSchemas, event)) {
      const events = Object.keys(inboundSchemas).join(", ");
      throw new Refusal(
        "bad_request",
        `there is no event "${event.slice(0, 64)}"; there are ${events}`,
      );
    }
    if (payload.length !== 1) {
      throw new Refusal("bad_request", `${event}: give one object, not ${payload.length} values`);
    }
    return this.#dispatch(event as InboundEvent, payload[0]);
  }

  #count(): void {
    const { limits, now } = this.#parts;
    if (this.#events.take(eventsOf(limits), now())) return;
    throw new Refusal("rate_limited", `at most ${limits.eventsPerSecond} messages a second`);
  }

  #dispatch(event: InboundEvent, payload: unknown): Answer {
    switch (event) {
      case "subscribe":
        return this.#session.subscribe(read("subscribe", payload));
      case "unsubscribe":
        return this.#session.unsubscribe(read("unsubscribe", payload));
      case "pace":
        return this.#session.pace(read("pace", payload));
      case "budget":
        return this.#session.budget(read("budget", payload));
      case "control":
        return this.#session.control(read("control", payload));
      case "lab":
        return this.#session.lab(read("lab", payload));
      case "time":
        return this.#session.time(read("time", payload));
    }
  }

  #refusalOf(error: unknown, event: string): Refusal {
    if (error instanceof Refusal) return error;
    this.#parts.onDefect(error, event);
    // The client did nothing wrong that we know of, but the closed list has no code for us.
    return new Refusal("bad_request", `${event} could not be answered`);
  }
}

/** How many events may come, and as many pings. */
export function eventsOf({
  eventsBurst,
  eventsPerSecond,
}: Pick<Limits, "eventsBurst" | "eventsPerSecond">): BucketSize {
  return { capacity: eventsBurst, perSecond: eventsPerSecond };
}

function read<E extends InboundEvent>(event: E, payload: unknown) {
  const result = readInbound(event, payload);
  if ("problem" in result) throw new Refusal("bad_request", result.problem);
  return result.message;
}
