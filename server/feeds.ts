/**
 * The feeds together: opened, started, controlled and stopped as one. A feed that cannot be used
 * says so in its row of `feed`; the others go on, and it is tried again.
 */
import type { FeedSettings } from "./feed/feed.ts";
import { FeedKeeper, type FeedPlace, type KeeperParts } from "./feed-keeper.ts";

const nothing: FeedSettings = { rate: 0, speed: 1, paused: true };

export class Feeds {
  readonly #keepers: readonly FeedKeeper[];
  #stopped = false;

  constructor(places: readonly FeedPlace[], parts: KeeperParts) {
    this.#keepers = places.map((place) => new FeedKeeper(place, parts));
  }

  /**
   * Opens and starts all that can be used, unless they are stopped meanwhile; the others are tried
   * again.
   * @throws Error with what each said, when none can.
   */
  async start(): Promise<void> {
    const problems = new Map<FeedKeeper, string>();
    for (const keeper of this.#keepers) {
      if (this.#stopped) return;
      const problem = await keeper.open();
      if (problem !== null) problems.set(keeper, problem);
    }
    if (this.#stopped) return;
    if (problems.size === this.#keepers.length) {
      throw new Error(
        Array.from(problems, ([{ source }, problem]) => `${source}: ${problem}`).join("\n"),
      );
    }
    for (const [keeper, problem] of problems) keeper.openLater(problem);
  }

  /** Changes every feed; the answer is the first one's. */
  control(change: Partial<FeedSettings>): FeedSettings {
    const open = this.#keepers.filter(({ isOpen }) => isOpen);
    const settings = open.map((keeper) => keeper.control(change));
    return settings[0] ?? nothing;
  }

  /** How often each has been started again. */
  restarts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#keepers.map(({ source, restarts }) => [source, restarts]));
  }

  /** Stops all for good; leaves no timer. */
  stop(): void {
    this.#stopped = true;
    for (const keeper of this.#keepers) keeper.stop();
  }
}
