/** Questions over HTTP, by nothing but Node. */
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { Delta, Refused } from "../../lib/wire/messages.ts";
import { type ServerEvent, ServerEvents } from "./server-events.ts";

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The address to come from; the system's choice unless given. */
  readonly from?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request. @param address such as `http://127.0.0.1:3000/live/quotes`. */
function send(address: string, asking: Asking): Promise<IncomingMessage> {
  const { method = "GET", headers = {}, body = "", from } = asking;
  const options = { method, headers, agent: false, ...(from && { localAddress: from }) };
  return new Promise((resolve, reject) => {
    request(address, options, resolve).once("error", reject).end(body);
  });
}

/** Asks, and waits for the whole answer. */
export async function ask(address: string, asking: Asking = {}): Promise<Answered> {
  const response = await send(address, asking);
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** The delta of an answer that must have one. */
export function deltaOf({ status, text }: Answered): Delta {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as Delta;
}

/** The error of an answer that must have one. */
export function errorOf({ text }: Answered): Refused["error"] {
  return (JSON.parse(text) as Pick<Refused, "error">).error;
}

/** A stream of server-sent events that is read as it comes. */
export class EventStreamReader {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Events that have come and were not taken. */
  readonly events: ServerEvent[] = [];
  /** Comments that have come. */
  comments = 0;
  /** How it ended: `end` as it should, `cut` in the middle; null while it goes on. */
  ended: "end" | "cut" | null = null;
  readonly #response: IncomingMessage;

  private constructor(response: IncomingMessage) {
    this.#response = response;
    this.status = response.statusCode ?? 0;
    this.headers = response.headers;
    const parser = new ServerEvents(
      (event) => this.events.push(event),
      () => {
        this.comments += 1;
      },
    );
    response.setEncoding("utf8").on("data", (chunk: string) => parser.read(chunk));
    response.on("error", () => {});
    response.on("close", () => {
      this.ended = response.complete ? "end" : "cut";
    });
  }

  /** Opens one. @param headers besides the one that asks for a stream. */
  static async open(
    address: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStreamReader> {
    const accept = { accept: "text/event-stream", ...headers };
    return new EventStreamReader(await send(address, { headers: accept }));
  }

  /** Stops reading from the socket, as a program does that is busy. */
  pause(): void {
    this.#response.pause();
    this.#response.socket.pause();
  }

  resume(): void {
    this.#response.socket.resume();
    this.#response.resume();
  }

  /** All deltas that have come since this was last called. */
  taken(): Delta[] {
    return this.events.splice(0).map(({ data }) => JSON.parse(data) as Delta);
  }

  close(): void {
    this.#response.destroy();
  }
}
