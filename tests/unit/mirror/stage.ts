/** A mirror, a server with a few tables, and the line between them that a test holds. */
import { Mirror } from "../../../lib/mirror/mirror.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { View } from "../../../lib/mirror/view.ts";
import { HeldLine, type Sent } from "../../support/held-network.ts";
import { HeldSurroundings } from "../../support/held-surroundings.ts";
import { TableServer, type TableServerOptions } from "./table-server.ts";

export interface Stage {
  readonly server: TableServer;
  readonly line: HeldLine;
  readonly surroundings: HeldSurroundings;
  readonly mirror: Mirror;
  view(selection: Selection): View;
  /** Messages of one event that the client has sent, oldest first. */
  sent<E extends Sent["event"]>(event: E): Extract<Sent, { event: E }>["message"][];
  /** Delivers all, has the server send what there is, delivers that and draws a frame. */
  settle(): void;
}

/** What each test is to hold for: how deltas come, and what makes a server send them so. */
export const encodings: readonly (readonly [string, TableServerOptions])[] = [
  ["frames", {}],
  ["JSON", { json: true }],
];

/** Sets the stage: `matches` and `trades/A` with two rows each, the line flowing, not yet open. */
export function stage(options: TableServerOptions = {}): Stage {
  const surroundings = new HeldSurroundings();
  const server = new TableServer({ now: () => surroundings.clock.now(), ...options });
  server.add("matches");
  server.add("trades/A");
  server.put("matches", "m1", { home: "Ajax", homeScore: 0 });
  server.put("matches", "m2", { home: "Benfica", homeScore: 1 });
  server.put("trades/A", "1", { price: 10.01, size: 5 });
  server.put("trades/A", "2", { price: 10.02, size: 6 });
  const line = new HeldLine(server);
  line.flowing = true;
  const mirror = new Mirror(line.connect, surroundings, server.epoch);
  return {
    server,
    line,
    surroundings,
    mirror,
    view: (selection) => new View(mirror, selection),
    sent: (event) =>
      line.log.filter((message) => message.event === event).map(({ message }) => message) as never,
    settle() {
      line.flush();
      server.push();
      line.flush();
      surroundings.draw();
    },
  };
}
