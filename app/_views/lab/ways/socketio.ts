/** Socket.IO: its stock client, as anybody would use it, with JSON. */
import type { OpenStock } from "../../../../lib/mirror/stock-socket.ts";
import type { Open } from "./way.ts";

export function socketIo(make: OpenStock): Open {
  return (parts, opening) => {
    const { delta, lab, origin, pace, state, topic } = parts;
    const open = () => {
      const socket = make(origin, { lab });
      opening.onClose(() => socket.disconnect());
      const subscribe = () => {
        const since = parts.since();
        const message = { topic, pace, ...(since !== null && { since }) };
        opening.up.pass(() => socket.emit("subscribe", message, () => undefined));
      };
      socket.on("connect", () => {
        opening.down.pass(() => state("open"));
        subscribe();
      });
      socket.on("disconnect", () => {
        if (!opening.closed) state("connecting");
      });
      socket.on("delta", (came) => {
        opening.down.pass(() => {
          if (delta(came) === "gap") subscribe();
        });
      });
    };
    opening.up.pass(open);
  };
}
