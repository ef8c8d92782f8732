/** The five ways to have the same topic, at one pace. */
export const wayNames = ["short", "long", "events", "websocket", "socketio"] as const;
export type WayName = (typeof wayNames)[number];

export const wayTitles: Readonly<Record<WayName, string>> = {
  short: "short polling",
  long: "long polling",
  events: "Server-Sent Events",
  websocket: "WebSocket, JSON",
  socketio: "Socket.IO, JSON",
};
