/**
 * Short and long polling: one request after the other, each naming the cursor of what is held. They
 * differ in who waits: between two requests the page, or before its answer the server.
 */
import type { Delta } from "../../../../lib/wire/messages.ts";
import { addressOf, type Open, type Opening, retryMs, type WayParts } from "./way.ts";

/** What is needed of `fetch`. */
export type Fetch = (
  url: string,
  options: { signal: AbortSignal },
) => Promise<Pick<Response, "status" | "json">>;

/** A page that waits looks this often whether it has waited long enough, ms: the time may change. */
const lookMs = 100;

/** Asks once in an interval, whether or not anything has changed. @param intervalMs may change. */
export function shortPolling(fetch: Fetch, intervalMs: () => number): Open {
  return (parts, opening) => {
    const { clock, topic } = parts;
    const ask = () => {
      const askedAt = clock.now();
      const wait = () => {
        const left = askedAt + intervalMs() - clock.now();
        if (left <= 0) ask();
        else opening.after(Math.min(left, lookMs), wait);
      };
      const url = () => addressOf(parts, `/live/${topic}`, { since: parts.since() });
      request(fetch, url, parts, opening, wait);
    };
    ask();
  };
}

/**
 * Asks again as soon as it is answered, and no oftener than the others are sent something.
 * @param waitS how long the server may wait, s.
 */
export function longPolling(fetch: Fetch, waitS: number): Open {
  return (parts, opening) => {
    const url = () => {
      const since = parts.since();
      return addressOf(parts, `/live/${parts.topic}`, { since, wait: waitS });
    };
    const { clock, pace } = parts;
    const ask = () => {
      const askedAt = clock.now();
      request(fetch, url, parts, opening, (fine) => {
        const left = fine ? askedAt + 1_000 / pace - clock.now() : retryMs;
        if (left <= 0) ask();
        else opening.after(left, ask);
      });
    };
    ask();
  };
}

/**
 * One request, through the cable and back.
 * @param next is told that it is over, and whether it was answered as it should; not after a close.
 */
function request(
  fetch: Fetch,
  url: () => string,
  parts: WayParts,
  opening: Opening,
  next: (fine: boolean) => void,
): void {
  const { delta, state } = parts;
  const abort = new AbortController();
  const over = opening.onClose(() => abort.abort());
  const take = async () => {
    const answer = await fetch(url(), { signal: abort.signal });
    if (answer.status === 204) return null;
    if (answer.status !== 200) throw new Error(`answered with ${answer.status}`);
    return (await answer.json()) as Delta;
  };
  const answered = (came: Delta | null) => {
    over();
    opening.down.pass(() => {
      state("open");
      if (came !== null) delta(came);
      next(true);
    });
  };
  const failed = () => {
    if (opening.closed) return;
    over();
    state("connecting");
    next(false);
  };
  opening.up.pass(() => void take().then(answered, failed));
}
