/** Server-Sent Events: one request, and an answer that does not end. */
import type { Delta } from "../../../../lib/wire/messages.ts";
import { addressOf, type Open, retryMs } from "./way.ts";

/** What is needed of an `EventSource`. */
export interface Source {
  readonly readyState: number;
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(event: "delta", call: (message: { data: string }) => void): void;
  close(): void;
}

/** `readyState` of one that does not try again by itself. */
const closed = 2;

export function serverSentEvents(make: (url: string) => Source): Open {
  return (parts, opening) => {
    const { delta, pace, state, topic } = parts;
    const open = () => {
      // It comes back by itself, naming its last event's id; a new one can name it in the address only.
      const source = make(addressOf(parts, `/live/${topic}`, { pace, since: parts.since() }));
      const over = opening.onClose(() => source.close());
      const again = () => {
        over();
        source.close();
        state("connecting");
        opening.after(retryMs, () => opening.up.pass(open));
      };
      source.onopen = () => opening.down.pass(() => state("open"));
      source.onerror = () => {
        if (opening.closed) return;
        if (source.readyState === closed) again();
        else state("connecting");
      };
      source.addEventListener("delta", ({ data }) => {
        const came = JSON.parse(data) as Delta;
        opening.down.pass(() => {
          if (delta(came) === "gap") again();
        });
      });
    };
    opening.up.pass(open);
  };
}
