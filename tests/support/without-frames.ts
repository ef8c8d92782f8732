/** Makes a server look like an older one, which knows no binary frames. */
import type { Connect } from "../../lib/mirror/link.ts";
import type { Refused, Subscribe } from "../../lib/wire/messages.ts";

/** What such a server says to who asks for them. */
const refusal: Refused = {
  ok: false,
  error: { code: "bad_request", message: "subscribe.encoding: this server knows json" },
};

/** The connection of a mirror that has to do with JSON. */
export function withoutFrames(connect: Connect): Connect {
  return (listener) => {
    const link = connect(listener);
    return {
      renew: () => link.renew(),
      close: () => link.close(),
      send: (event, message, answered) => {
        const asksForFrames = event === "subscribe" && (message as Subscribe).encoding === "binary";
        if (asksForFrames) queueMicrotask(() => answered(refusal as never));
        else link.send(event, message, answered);
      },
    };
  };
}
