/** A server of Socket.IO and a link to it, as far as a test of links wants them. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach } from "vitest";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import type { Link, LinkListener } from "../../../lib/mirror/link.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import * as parser from "../../../lib/wire/parser.ts";

/** What ends with a test. */
export const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A Socket.IO server that answers subscriptions, each followed by a delta at once. */
export async function serve(
  seen: (socket: Socket) => void = () => undefined,
  refuses: () => boolean = () => false,
): Promise<string> {
  const http = createServer();
  const io = new Server(http, { parser });
  io.use((_, next) => {
    const data = { code: "unauthorized" };
    next(refuses() ? Object.assign(new Error("no key"), { data }) : undefined);
  });
  io.on("connection", (socket) => {
    seen(socket);
    socket.emit("hello", { protocol: 1, epoch: "e", version: "0", operator: false });
    socket.on("subscribe", (_message, acknowledge) => {
      acknowledge({ ok: true, subscription: 7 });
      socket.emit("delta", { topic: "t", from: null, to: "e.1", at: 1, rows: {}, subscription: 7 });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  ends.push(() => void io.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Connects and notes what the link tells, in order; `until` waits for a note. */
export function connect(url: string, key?: string, clock: Clock = systemClock) {
  const notes: string[] = [];
  const counted: number[] = [];
  let wake: () => void = () => undefined;
  const note = (text: string) => {
    notes.push(text);
    wake();
  };
  const listener: LinkListener = {
    opened: () => note("opened"),
    closed: () => note("closed"),
    hello: ({ epoch }) => note(`hello ${epoch}`),
    delta: ({ subscription }: Delta) => note(`delta ${subscription}`),
    frame: (frame) => note(`frame ${[...frame]}`),
    fitted: ({ pace }) => note(`fitted ${pace}`),
    received: (bytes) => {
      counted.push(bytes);
    },
    transport: (name) => note(`over ${name}`),
  };
  const link: Link = socketConnect({
    clock,
    url,
    ...(key === undefined ? {} : { key }),
    dismissed: () => note("dismissed"),
  })(listener);
  ends.push(() => link.close());
  const until = async (text: string, times = 1) => {
    while (notes.filter((note) => note === text).length < times) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { link, notes, counted, note, until };
}
