/** A plain WebSocket with JSON messages, and no library on either end of it. */
import type { Delta } from "../../../../lib/wire/messages.ts";
import { addressOf, type Open, retryMs } from "./way.ts";

/** What is needed of a `WebSocket`. */
export interface PlainSocket {
  onopen: (() => void) | null;
  onmessage: ((message: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** Who is told of this code is not to come back. */
const unwanted = 1008;

type Message = { readonly type: string } & Delta;

/**
 * @param make opens one.
 * @param opened is given each that was opened, for who wants to close it by hand.
 */
export function plainWebSocket(
  make: (url: string) => PlainSocket,
  opened: (socket: PlainSocket) => void,
): Open {
  return (parts, opening) => {
    const { delta, lab, pace, state, topic } = parts;
    let ref = 0;
    const open = () => {
      const address = addressOf(parts, "/live", { lab }).replace(/^http/, "ws");
      const socket = make(address);
      opened(socket);
      const over = opening.onClose(() => socket.close(1000));
      const subscribe = () => {
        ref += 1;
        const since = parts.since();
        const message = { type: "subscribe", ref, topic, pace, ...(since !== null && { since }) };
        opening.up.pass(() => socket.send(JSON.stringify(message)));
      };
      socket.onopen = () => {
        opening.down.pass(() => state("open"));
        subscribe();
      };
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data) as Message;
        if (message.type !== "delta") return;
        opening.down.pass(() => {
          if (delta(message) === "gap") subscribe();
        });
      };
      socket.onclose = ({ code }) => {
        if (opening.closed) return;
        over();
        state("connecting");
        if (code !== unwanted) opening.after(retryMs, () => opening.up.pass(open));
      };
    };
    opening.up.pass(open);
  };
}
