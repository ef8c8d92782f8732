/**
 * The ways in without their sockets: what each transport does with a message once it has its bytes.
 * Every message is answered, and once a session is over nothing of it is left.
 */
import { PacketType } from "socket.io-parser";
import type { Control } from "../../lib/wire/messages.ts";
import { Decoder } from "../../lib/wire/parser.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type { FeedSettings } from "../../server/feed/feed.ts";
import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import { Door } from "../../server/gateway/door.ts";
import { questionOf } from "../../server/gateway/http/question.ts";
import { LanePool } from "../../server/gateway/lane-pool.ts";
import { limitsDefault } from "../../server/gateway/limits.ts";
import type { Outgoing } from "../../server/gateway/outgoing.ts";
import { Pacer } from "../../server/gateway/pacer.ts";
import { Refusal } from "../../server/gateway/refusal.ts";
import { Session, type SessionParts } from "../../server/gateway/session.ts";
import { Subscriptions } from "../../server/gateway/subscriptions.ts";
import { Traffic } from "../../server/gateway/traffic.ts";
import { readEvent, writeAnswer } from "../../server/gateway/websocket/events.ts";
import { wishOf } from "../../server/gateway/wish.ts";
import { Labs } from "../../server/lab/labs.ts";
import { ManualClock } from "../support/manual-clock.ts";
import type { Random } from "../support/random.ts";
import { eventOf, jsonOf, questionTextOf, rawOf } from "./inbound-messages.ts";

/** The ways in, by name. */
export const doorNames = ["events", "texts", "packets", "questions"] as const;
export type DoorName = (typeof doorNames)[number];

/** After so many messages a session ends and another begins. */
const sessionMessages = 5_000;
/** How far the clock goes after so many messages: lanes flush, feeds tick, labs write. */
const tickEvery = 500;
const tickMs = 100;
/** After so long, subscriptions that were only asked for are forgotten. */
const restMs = 10_001;

/** The feed as it runs between messages. */
const slow = { rate: 100, speed: 1, paused: false };

/** How many were answered in each way. */
export type Answers = Record<string, number>;

const limits = {
  ...limitsDefault,
  eventsBurst: Number.MAX_SAFE_INTEGER,
  strikesMax: Number.MAX_SAFE_INTEGER,
};

export class Doors {
  readonly answers: Answers = {};
  readonly #random: Random;
  readonly #clock = new ManualClock();
  readonly #board = createBoard({ epoch: "fuzz", clock: this.#clock });
  readonly #feed = createSimulator(
    { sink: sinkFor(this.#board, "simulator"), clock: this.#clock, log: () => {} },
    { ...slow, seed: "fuzz", instruments: 20, hours: "steady", warmUpMs: 0 },
  );
  readonly #pacer = new Pacer(this.#clock);
  readonly #lanes = new LanePool(this.#pacer, {
    now: () => this.#clock.now(),
    elapsed: () => 0,
    meter: new Traffic(),
    failed: fail,
  });
  readonly #subscriptions = new Subscriptions("fuzz", () => this.#clock.now());
  readonly #labs = new Labs({
    clock: this.#clock,
    chanceOf: () => () => 0.5,
    provoke: async () => ({ request: "", response: "" }),
  });
  readonly #parts: SessionParts = {
    epoch: "fuzz",
    tableOf: (topic) =>
      this.#labs.has(topic) ? this.#labs.table(topic) : this.#board.table(topic),
    subscriptions: this.#subscriptions,
    lanes: this.#lanes,
    control: (change) => this.#control(change),
    lab: (command) => this.#labs.command(command),
    clock: this.#clock,
    limits,
  };
  readonly #ways: Readonly<Record<DoorName, () => void>> = {
    events: () => this.#event(),
    texts: () => this.#text(),
    packets: () => this.#packet(),
    questions: () => this.#question(),
  };
  #session: Session | null = null;
  #messages = 0;

  /** @param random says what is sent. */
  constructor(random: Random) {
    this.#random = random;
  }

  /** Fills the board; to be called first. */
  async open(): Promise<void> {
    await this.#feed.open();
    this.#feed.start();
    this.#board.onCommit(() => this.#pacer.wake());
    this.#labs.onCommit(() => this.#pacer.wake());
  }

  /** Sends a message. @throws Error where it was not answered as it should. */
  send(name: DoorName): void {
    this.#messages += 1;
    if (this.#messages % tickEvery === 0) this.#clock.advance(tickMs);
    if (this.#messages % sessionMessages === 0) this.end();
    this.#ways[name]();
  }

  /** Ends the session; nothing of it is left. */
  end(): void {
    this.#session?.end();
    this.#session = null;
    this.#feed.control({ paused: true });
    this.#clock.advance(restMs);
    this.#feed.control(slow);
    this.#subscriptions.sweep();
    const read = this.#subscriptions.tables();
    this.#board.rest((table) => read.has(table));
    this.#labs.rest((table) => read.has(table));
    const { size } = this.#subscriptions;
    if (size > 0 || this.#lanes.size > 0) {
      throw new Error(`${size} subscriptions and ${this.#lanes.size} lanes are left`);
    }
  }

  /** Leaves no timer. */
  close(): void {
    this.end();
    this.#feed.stop();
    this.#labs.close();
    this.#pacer.stop();
  }

  #event(): void {
    const { event, message } = eventOf(this.#random);
    const many = this.#random.chance(0.01) ? [message, message] : [message];
    this.#answered(1, (door, reply) => door.receive(event, many, reply));
  }

  #text(): void {
    const { event, message } = eventOf(this.#random);
    const whole = jsonOf({ type: event, ref: 1, ...(message as object) });
    const text = this.#random.chance(0.3) ? rawOf(whole, this.#random) : whole;
    const read = readEvent(text);
    this.#answered(1, (door, reply) => {
      const written = (answer: object) => {
        writeAnswer("problem" in read ? "" : read.type, read.ref, answer);
        reply(answer);
      };
      if ("problem" in read) door.reject(read.problem, written);
      else door.receive(read.type, [read.message], written);
    });
  }

  #packet(): void {
    const { event, message } = eventOf(this.#random);
    const whole = `2${this.#random.below(10)}${jsonOf([event, message])}`;
    const text = this.#random.chance(0.4) ? rawOf(whole, this.#random) : whole;
    const decoder = new Decoder();
    const events: unknown[][] = [];
    decoder.on("decoded", ({ type, data }) => {
      if (type === PacketType.EVENT) events.push(data ?? []);
    });
    try {
      decoder.add(text);
      if (this.#random.chance(0.1)) decoder.add(new Uint8Array(this.#random.below(50)));
    } catch {
      this.#count("no packet");
    }
    decoder.destroy();
    this.#answered(events.length, (door, reply) => {
      for (const [name, ...payload] of events) door.receive(String(name), payload, reply);
    });
  }

  #question(): void {
    const { topic, query } = questionTextOf(this.#random);
    const stream = this.#random.chance(0.2) ? { accept: "text/event-stream" } : {};
    try {
      const { question } = questionOf(topic, query, stream);
      const { wait: _, ...message } = question;
      const wish = wishOf(message, this.#parts.tableOf);
      this.#subscriptions.ask(wish).encode(null, null, "json");
      this.#count("told");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#count(error.code);
    }
  }

  /** At once back again, or the feed would be all that runs. */
  #control(change: Control): FeedSettings {
    const settings = this.#feed.control(change);
    this.#feed.control(slow);
    return settings;
  }

  /** Sends to the door. @throws Error where there are not as many answers as there should be. */
  #answered(count: number, send: (door: Door, reply: (answer: object) => void) => void): void {
    this.#session ??= new Session(new Sink(), true, () => {}, this.#parts);
    let answers = 0;
    const door = new Door(this.#session, {
      limits,
      now: () => this.#clock.now(),
      onDefect: fail,
      expel: fail,
    });
    send(door, (answer) => {
      answers += 1;
      const { ok, error } = answer as { ok?: boolean; error?: { code: string } };
      this.#count(ok === false ? (error?.code ?? "?") : "ok");
    });
    if (answers !== count) throw new Error(`${answers} answers to ${count} messages`);
  }

  #count(kind: string): void {
    this.answers[kind] = (this.answers[kind] ?? 0) + 1;
  }
}

/** What the server would contain and log is an end of the test here. */
function fail(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}

/** A reader that takes all, in the form in which a WebSocket carries it. */
class Sink {
  readonly drained = true;

  send({ webSocketFrame }: Outgoing): number {
    return webSocketFrame.length;
  }

  gather(): void {}
  wait(): void {}
  forget(): void {}
}
