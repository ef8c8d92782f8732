/**
 * A network that a test can hold still. What is sent waits in a queue each way until the test
 * delivers it, and a line can be cut at any moment, with whatever was on it.
 */
import type {
  Answer,
  Connect,
  Fitting,
  Greeting,
  Link,
  LinkListener,
} from "../../lib/mirror/link.ts";
import "../../lib/mirror/read-frames.ts";
import type { ClientEvents, Delta } from "../../lib/wire/messages.ts";

/** A message as it left a client. */
export type Sent = {
  [E in keyof ClientEvents]: {
    readonly event: E;
    readonly message: Parameters<ClientEvents[E]>[0];
  };
}[keyof ClientEvents];

/** What a server gets to hold of a client. */
export interface ClientEnd {
  hello(greeting: Greeting): void;
  /** @param brought is called when the client has been handed it. */
  delta(delta: Delta, brought?: () => void): void;
  frame(frame: Uint8Array, brought?: () => void): void;
  fitted(fitting: Fitting): void;
}

/** What a server makes of a client. */
export interface Session {
  /** @param acknowledge is called once, before anything that the answer brings about is sent. */
  receive(sent: Sent, acknowledge: (answer: Answer<keyof ClientEvents>) => void): void;
  /** The line is cut. */
  closed(): void;
}

/** A server, real or not, at the far end of lines. */
export interface FarEnd {
  /** A client has sent something; whether it will ever arrive is open. */
  sent?(sent: Sent): void;
  accept(client: ClientEnd): Session;
}

const logMax = 1_000;

interface Awaited {
  readonly sent: Sent;
  readonly answered: (answer: Answer<keyof ClientEvents> | null) => void;
}

/** One client's line to a server. */
export class HeldLine {
  /** The newest messages as they left the client, for a test to look at. */
  readonly log: Sent[] = [];
  /** Whether what is sent either way is delivered at once. */
  flowing = false;
  /** How often the client thought the line dead. */
  renewals = 0;
  readonly #server: FarEnd;
  #listener: LinkListener | null = null;
  #session: Session | null = null;
  #up: Awaited[] = [];
  #down: (() => void)[] = [];
  /** Callbacks of messages that are not answered yet. */
  #awaited = new Set<Awaited>();
  #running = false;

  constructor(server: FarEnd) {
    this.#server = server;
  }

  /** For a mirror to connect with; the line opens when the test says so. */
  readonly connect: Connect = (listener) => {
    this.#listener = listener;
    return this.#link();
  };

  /** Whether the line is open. */
  get isOpen(): boolean {
    return this.#session !== null;
  }

  /** How many messages wait to be delivered to the server, and to the client. */
  get waiting(): { up: number; down: number } {
    return { up: this.#up.length, down: this.#down.length };
  }

  /** Opens the line, if the client wants one. */
  open(): void {
    const listener = this.#listener;
    if (this.#session !== null || listener === null) return;
    const own: { session: Session | null } = { session: null };
    // What a server says on a line that was cut must not be heard on the next one.
    const push = (tell: () => void) => {
      if (own.session === null || own.session === this.#session) this.#push(tell);
    };
    const session = this.#server.accept({
      hello: (greeting) => push(() => listener.hello(structuredClone(greeting))),
      delta: (delta, brought) => {
        const text = JSON.stringify(delta);
        push(() => {
          listener.received(text.length);
          listener.delta(JSON.parse(text) as Delta);
          brought?.();
        });
      },
      frame: (frame, brought) => {
        const bytes = frame.slice();
        push(() => {
          listener.received(bytes.byteLength);
          this.damage?.(bytes);
          listener.frame(bytes);
          brought?.();
        });
      },
      fitted: (fitting) => push(() => listener.fitted(structuredClone(fitting))),
    });
    own.session = session;
    this.#session = session;
    listener.transport("held");
    listener.opened();
    this.#run();
  }

  /** Cuts the line; what was on it is lost. */
  cut(): void {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    this.#up = [];
    this.#down = [];
    session.closed();
    this.#listener?.closed();
    const lost = [...this.#awaited];
    this.#awaited.clear();
    for (const { answered } of lost) answered(null);
  }

  /** Delivers up to `count` messages to the server. */
  deliverUp(count = Number.POSITIVE_INFINITY): void {
    for (let done = 0; done < count; done += 1) {
      const awaited = this.#up.shift();
      if (awaited === undefined) return;
      this.#session?.receive(awaited.sent, (answer) => {
        this.#push(() => {
          if (this.#awaited.delete(awaited)) awaited.answered(structuredClone(answer));
        });
      });
    }
  }

  /** Delivers up to `count` messages to the client. */
  deliverDown(count = Number.POSITIVE_INFINITY): void {
    for (let done = 0; done < count; done += 1) {
      const tell = this.#down.shift();
      if (tell === undefined) return;
      tell();
    }
  }

  /** Changes the bytes of the next frames to the client, until told otherwise. */
  damage: ((frame: Uint8Array) => void) | null = null;

  /** Lets all that waits for an answer give up, as after a long silence. */
  timeOut(): void {
    const given = [...this.#awaited];
    this.#awaited.clear();
    for (const { answered } of given) answered(null);
  }

  /** Loses the next message to the client, which a line in truth never does. */
  lose(): void {
    this.#down.shift();
  }

  /** Delivers all, both ways, until nothing waits. */
  flush(): void {
    while (this.#up.length + this.#down.length > 0) {
      this.deliverUp();
      this.deliverDown();
    }
  }

  #push(tell: () => void): void {
    this.#down.push(tell);
    this.#run();
  }

  #run(): void {
    if (!this.flowing || this.#running) return;
    this.#running = true;
    this.flush();
    this.#running = false;
  }

  #link(): Link {
    return {
      send: (event, message, answered) => {
        const sent = { event, message } as Sent;
        this.log.push(sent);
        if (this.log.length > logMax) this.log.shift();
        this.#server.sent?.(sent);
        const awaited = { sent, answered } as Awaited;
        if (this.#session === null) {
          queueMicrotask(() => answered(null));
          return;
        }
        this.#awaited.add(awaited);
        this.#up.push(awaited);
        this.#run();
      },
      renew: () => {
        this.renewals += 1;
        this.cut();
      },
      close: () => {
        const session = this.#session;
        this.#listener = null;
        this.#session = null;
        this.#up = [];
        this.#down = [];
        session?.closed();
      },
    };
  }
}
