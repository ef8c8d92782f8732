/**
 * The tables of the lab, where a visitor has the same small board over each transport side by side.
 * A lab is a visitor's own: its id is the visitor's secret, and its tables are there while somebody
 * reads them. Part of the protocol, as is all of topics.ts; whoever imports this file knows them.
 */
import { defineTable, flag, integer, json, number, text } from "../table/schema.ts";
import { addFamily, type Topic } from "./topics.ts";

/** The ways in which a board can be had; rows of `lab-costs`. */
export const labWays = ["short", "long", "events", "websocket", "socketio"] as const;
export type LabWay = (typeof labWays)[number];

/** Rows of a lab's board. */
export const labLetters = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

/** Changes a second of a lab's board: those of a new one, and the most. */
export const labRateFirst = 4;
export const labRateMax = 200;

/** Rooms to talk in, of all visitors together. */
export const labRooms = ["all", "red", "blue"] as const;
export type LabRoom = (typeof labRooms)[number];

/** What can be said in a room; nothing else, so that nobody is annoyed by anybody. */
export const labWords = ["Hello", "Goal!", "Well played", "Buy", "Sell", "See you"] as const;

/** What a lab can be asked to do; see PROTOCOL.md. */
export const labDeeds = ["fragment", "ping", "refuse-400", "refuse-403", "refuse-426"] as const;
export type LabDeed = (typeof labDeeds)[number];

export const labSchema = defineTable("letter", {
  value: number(),
  count: integer("changes so far"),
  at: integer("ms since the epoch, of the change"),
});

export const labCostsSchema = defineTable("way", {
  requests: integer("HTTP requests, handshakes among them"),
  empty: integer("answers without a body: 204"),
  connections: integer("TCP connections that have carried them"),
  open: integer("of those, open now"),
  bytesUp: integer("read by the server's sockets"),
  bytesDown: integer("written by the server's sockets"),
});

export type FrameDirection = "up" | "down";

export const labFramesSchema = defineTable(
  "sequence",
  {
    at: integer("ms since the epoch"),
    direction: text<FrameDirection>("up: from the browser"),
    opcode: integer("0 to 15"),
    fin: flag(),
    masked: flag(),
    length: integer("bytes of payload"),
    excerpt: text("the payload's beginning, unmasked"),
  },
  { keep: 60, granularity: "row" },
);

export const labHandshakeSchema = defineTable(
  "latest",
  {
    at: integer("ms since the epoch"),
    request: json<readonly string[]>("lines"),
    response: json<readonly string[]>("lines"),
    key: text("Sec-WebSocket-Key"),
    accept: text("Sec-WebSocket-Accept"),
  },
  { granularity: "row" },
);

export const labRefusalsSchema = defineTable(
  "sequence",
  {
    at: integer("ms since the epoch"),
    deed: text<LabDeed>(),
    request: text("as sent"),
    response: text("as answered"),
  },
  { keep: 12, granularity: "row" },
);

export const labRoomSchema = defineTable(
  "sequence",
  { at: integer("ms since the epoch"), who: text(), words: text() },
  { keep: 40, granularity: "row" },
);

/** Families of the lab's topics: one table for each lab, or each room. */
export const labTopics = {
  lab: labSchema,
  "lab-costs": labCostsSchema,
  "lab-frames": labFramesSchema,
  "lab-handshake": labHandshakeSchema,
  "lab-refusals": labRefusalsSchema,
  "lab-room": labRoomSchema,
} as const;

/** Whether a text can be a lab's id: 128 random bits, in hexadecimal digits. */
export function isLabId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

/** How others call a visitor: says nothing of the id but that it is another one. */
export function labName(id: string): string {
  return `Visitor ${id.slice(0, 3)}`;
}

export type LabSchemas = typeof labTopics;
export type LabFamily = keyof LabSchemas;

/** Names of the lab's topics. */
export const labTopic = {
  board: (id: string): Topic<"lab"> => `lab/${id}`,
  costs: (id: string): Topic<"lab-costs"> => `lab-costs/${id}`,
  frames: (id: string): Topic<"lab-frames"> => `lab-frames/${id}`,
  handshake: (id: string): Topic<"lab-handshake"> => `lab-handshake/${id}`,
  refusals: (id: string): Topic<"lab-refusals"> => `lab-refusals/${id}`,
  room: (room: LabRoom): Topic<"lab-room"> => `lab-room/${room}`,
} as const;

const isRoom = (name: string) => (labRooms as readonly string[]).includes(name);

for (const family of Object.keys(labTopics) as LabFamily[]) {
  addFamily(family, labTopics[family], family === "lab-room" ? isRoom : isLabId);
}
