/**
 * The feeds together: opened, started, controlled and stopped as one. A feed that cannot be used
 * says so in its row of `feed`; the others go on.
 */
import type { Feed, FeedSettings, FeedSink } from "./feed/feed.ts";
import type { Logger } from "./ops/log.ts";

/** A feed with the sink that it was given. */
export interface FeedPlace {
  readonly feed: Feed;
  readonly sink: FeedSink;
}

const nothing: FeedSettings = { rate: 0, speed: 1, paused: true };

export class Feeds {
  readonly #places: readonly FeedPlace[];
  readonly #log: Logger;
  #running: Feed[] = [];
  #stopped = false;

  constructor(places: readonly FeedPlace[], log: Logger) {
    this.#places = places;
    this.#log = log;
  }

  /**
   * Opens and starts all that can be used, unless they are stopped meanwhile.
   * @throws Error with what each said, when none can.
   */
  async start(): Promise<void> {
    const problems: string[] = [];
    for (const place of this.#places) {
      if (this.#stopped) return;
      const problem = await this.#open(place);
      if (problem !== null) problems.push(problem);
    }
    if (this.#running.length === 0 && !this.#stopped) throw new Error(problems.join("\n"));
  }

  /** Changes every feed; the answer is the first one's. */
  control(change: Partial<FeedSettings>): FeedSettings {
    const settings = this.#running.map((feed) => feed.control(change));
    return settings[0] ?? nothing;
  }

  /** Stops all for good; leaves no timer. */
  stop(): void {
    this.#stopped = true;
    for (const feed of this.#running) feed.stop();
    this.#running = [];
  }

  async #open({ feed, sink }: FeedPlace): Promise<string | null> {
    try {
      await feed.open();
      if (this.#stopped) return null;
      feed.start();
      this.#running.push(feed);
      return null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#log.error(`the feed ${feed.source} cannot be used: ${message}`);
      sink.transact(() => sink.state({ status: "stopped", message }));
      return `${feed.source}: ${message}`;
    }
  }
}
