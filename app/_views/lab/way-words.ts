/** What the ways are called, what is said of them, and how their lines look. */
import type { LabWay } from "../../../lib/schema/lab.ts";
import type { Line } from "../chart/drawing.ts";

interface WayWords {
  readonly title: string;
  /** For where there is little room. */
  readonly short: string;
  readonly sentence: string;
  /** A colour token, and dashes: colour never tells alone. */
  readonly colorVar: string;
  readonly dashes?: string;
}

export const wayWords: Readonly<Record<LabWay, WayWords>> = {
  short: {
    title: "Short polling",
    short: "Short",
    sentence:
      "The page asks in an interval. The server answers at once: 200 with what has changed, or 204 and nothing.",
    colorVar: "--ink-faint",
    dashes: "2 3",
  },
  long: {
    title: "Long polling",
    short: "Long",
    sentence:
      "The page asks; the server keeps the request until something changes, at most 20 s. Then the page asks again.",
    colorVar: "--away",
    dashes: "8 3",
  },
  events: {
    title: "Server-Sent Events",
    short: "SSE",
    sentence:
      "One request whose answer does not end. Each change is written into it as a few lines of text; nothing goes up.",
    colorVar: "--home",
    dashes: "8 3 2 3",
  },
  websocket: {
    title: "WebSocket",
    short: "WS",
    sentence:
      "One request becomes a connection for both directions. A header of 2 to 14 bytes goes before each message.",
    colorVar: "--live",
  },
  socketio: {
    title: "Socket.IO",
    short: "S.IO",
    sentence:
      "A WebSocket, or polling where a proxy forbids it, with events, acknowledgements and reconnecting on top.",
    colorVar: "--ink",
  },
};

/** A way's line in the charts. */
export function lineOf(way: LabWay): Line {
  const { title, colorVar, dashes } = wayWords[way];
  return { name: title, color: `var(${colorVar})`, width: 1.75, dashes };
}
