/** What the feed does meanwhile: it goes faster and slower and stands still, the same each half minute. */
import type { Child } from "../child.ts";

interface Mood {
  readonly seconds: number;
  /** Of the rate that was asked for; 0 pauses. */
  readonly share: number;
}

const moods: readonly Mood[] = [
  { seconds: 14, share: 1 },
  { seconds: 6, share: 4 },
  { seconds: 6, share: 0.1 },
  { seconds: 4, share: 0 },
];

/** Begins to change the feed. @returns what ends it, with the feed at the rate again. */
export function changeMoods(server: Child, rate: number): () => Promise<void> {
  let next = 0;
  let timer: NodeJS.Timeout;
  const change = () => {
    const { seconds, share } = moods[next % moods.length] ?? { seconds: 1, share: 1 };
    next += 1;
    const settings = share === 0 ? { paused: true } : { paused: false, rate: rate * share };
    // A server that is gone is told of by whoever asks it next.
    server.ask("control", settings).catch(() => undefined);
    timer = setTimeout(change, seconds * 1_000);
  };
  change();
  return async () => {
    clearTimeout(timer);
    await server.ask("control", { paused: false, rate });
  };
}
