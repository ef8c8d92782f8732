/** A follower of a stream of server-sent events. */
import type { Delta } from "../../../lib/wire/messages.ts";
import { ask, EventStreamReader, errorOf } from "../http-ask.ts";
import { addressOf, type Follow, type Follower, NotFollowed } from "./follower.ts";

class StreamFollower implements Follower {
  readonly #stream: EventStreamReader;
  readonly #deltas: Delta[] = [];

  constructor(stream: EventStreamReader) {
    this.#stream = stream;
  }

  get deltas(): Delta[] {
    this.#deltas.push(...this.#stream.taken());
    return this.#deltas;
  }

  get ended(): boolean {
    return this.#stream.ended !== null;
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  cut(): void {
    this.#stream.close();
  }
}

export const followByEvents: Follow = async (url, wish) => {
  const address = addressOf(url, wish);
  const stream = await EventStreamReader.open(address);
  if (stream.status === 200) return new StreamFollower(stream);
  stream.close();
  const headers = { accept: "text/event-stream" };
  throw new NotFollowed(errorOf(await ask(address, { headers })));
};
