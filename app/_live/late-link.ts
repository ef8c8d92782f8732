/**
 * A connection whose code comes after the page's own. What a page shows first has been drawn by the
 * server, so the code that speaks to it need not be there before the page comes alive.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { Connect, Link } from "../../lib/mirror/link.ts";

/** Waits this long before code that could not be had is asked for again, ms. */
const retryMs = 1_000;

/**
 * Makes a way to connect that begins when its code has come. Until then it is as a line that is
 * down; where the code is out of reach it says so and tries again.
 */
export function lateConnect(load: () => Promise<Connect>, clock: Clock): Connect {
  return (listener) => {
    let link: Link | null = null;
    let retry: Cancel | null = null;
    let ended = false;
    const begin = () => {
      retry = null;
      load().then(
        (connect) => {
          if (!ended) link = connect(listener);
        },
        () => {
          if (ended) return;
          listener.closed();
          retry = clock.after(retryMs, begin);
        },
      );
    };
    begin();
    return {
      send(event, message, answered) {
        if (link === null) queueMicrotask(() => answered(null));
        else link.send(event, message, answered);
      },
      renew: () => link?.renew(),
      close() {
        ended = true;
        retry?.();
        link?.close();
      },
    };
  };
}
