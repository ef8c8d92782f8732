/** The ways to bring quotes to viewers that are held against each other. */
import type { Want } from "./crowd-facts.ts";

export const wayNames = ["tutorial", "batch", "json", "binary", "limit"] as const;
export type WayName = (typeof wayNames)[number];

export interface Way {
  readonly name: WayName;
  /** As a heading. */
  readonly title: string;
  /** Its server's program, beside child.ts. */
  readonly server: string;
  want(pace: number): Want;
}

export const ways: Readonly<Record<WayName, Way>> = {
  tutorial: {
    name: "tutorial",
    title: "`io.emit` per tick",
    server: "tutorial-server.ts",
    want: () => ({ kind: "tick" }),
  },
  batch: {
    name: "batch",
    title: "JSON batch by `io.emit`",
    server: "fanout/batch-server.ts",
    want: () => ({ kind: "quotes" }),
  },
  json: {
    name: "json",
    title: "Bigboard, JSON",
    server: "board-server.ts",
    want: (pace) => ({ kind: "board", encoding: "json", pace }),
  },
  binary: {
    name: "binary",
    title: "Bigboard, binary",
    server: "board-server.ts",
    want: (pace) => ({ kind: "board", encoding: "binary", pace }),
  },
  limit: {
    name: "limit",
    title: "bare sockets",
    server: "fanout/limit-server.ts",
    want: () => ({ kind: "bare" }),
  },
};
