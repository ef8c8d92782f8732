/** Ways to bring the states of a match to one viewer, each over a connection of its own. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../../../lib/clock.ts";
import type { Connect } from "../../../lib/mirror/link.ts";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import { Watch } from "../../fuzz/mirror-viewer.ts";
import { BriskSurroundings } from "../../support/brisk-surroundings.ts";
import { withoutFrames } from "../../support/without-frames.ts";
import { matchSelections, type Stadium } from "./stadium.ts";

/** A viewer at the end of an open connection. */
export interface Audience {
  /** Where its server listens. */
  readonly port: number;
  /** Asks for the match and waits for what is there; null where nobody has to ask. */
  readonly subscribe: (() => Promise<void>) | null;
  /** Waits until a state that was put on the board has come. */
  arrived(): Promise<void>;
  /** Whether what the viewer has is what the board has. */
  isEqual(): boolean;
  close(): Promise<void>;
}

export interface Way {
  readonly title: string;
  /** Lets a viewer in. The connection is open and quiet when it is resolved. */
  admit(stadium: Stadium): Promise<Audience>;
}

type Deflate = ConstructorParameters<typeof WebSocketServer>[0] extends infer Options
  ? NonNullable<Options> extends { perMessageDeflate?: infer Value }
    ? Value
    : never
  : never;

/** A new connection asks its server for the time a few times before it is quiet, ms. */
const quietAfterMs = 1_500;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(2);
}

/** The whole document at each state over a plain WebSocket. */
function documents(title: string, perMessageDeflate: Deflate): Way {
  return {
    title,
    async admit(stadium) {
      const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate });
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      const client = new WebSocket(`ws://127.0.0.1:${port}`, {
        perMessageDeflate: perMessageDeflate !== false,
      });
      let seen = "";
      client.on("message", (data) => {
        seen = data.toString();
      });
      const [[socket]] = (await Promise.all([
        once(server, "connection"),
        once(client, "open"),
      ])) as [[WebSocket], unknown];
      return {
        port,
        subscribe: null,
        async arrived() {
          const document = stadium.document();
          socket.send(document);
          await until(() => seen === document);
        },
        isEqual: () => seen === stadium.document(),
        async close() {
          client.terminate();
          server.close();
          await once(server, "close");
        },
      };
    },
  };
}

/** Deltas of Bigboard to its own mirror. */
function deltas(title: string, as: (connect: Connect) => Connect): Way {
  return {
    title,
    async admit(stadium) {
      const port = await stadium.listen();
      const url = `http://127.0.0.1:${port}`;
      const connect = as(socketConnect({ clock: systemClock, url }));
      const mirror = new Mirror(connect, new BriskSurroundings());
      mirror.start();
      await until(() => mirror.connection.status === "live");
      await sleep(quietAfterMs);
      let watches: Watch[] = [];
      const isEqual = () =>
        watches.every((watch) => {
          const table = stadium.board.table(watch.selection.topic);
          return table !== null && watch.differences(table).length === 0;
        });
      return {
        port,
        async subscribe() {
          watches = matchSelections.map((selection) => new Watch(mirror, selection));
          await until(() => matchSelections.every((one) => mirror.find(one)?.cursor != null));
        },
        arrived: () => until(isEqual),
        isEqual,
        async close() {
          mirror.stop();
          await stadium.close();
        },
      };
    },
  };
}

/** The first is what the others are held against. */
export const ways: readonly Way[] = [
  documents("plain JSON, all of it at each state", false),
  documents("the same, deflated message by message", {
    threshold: 0,
    serverNoContextTakeover: true,
    clientNoContextTakeover: true,
  }),
  documents("the same, deflated with what was sent before in view", { threshold: 0 }),
  deltas("Bigboard, JSON deltas", withoutFrames),
  deltas("Bigboard, binary deltas", (connect) => connect),
];
