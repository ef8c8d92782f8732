/** A page that is loaded again goes on from the values that stand in it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page, WebSocket } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { schemaOf } from "../../lib/schema/topics.ts";
import { FrameDecoder, subscriptionOf } from "../../lib/wire/binary/decode.ts";
import type { Subscribe, Subscribed } from "../../lib/wire/messages.ts";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** What a page asked for over a socket, and how the first frame of each subscription began. */
class Talk {
  readonly asked: Subscribe[] = [];
  readonly snapshots: string[] = [];
  readonly deltas: string[] = [];
  readonly #awaited = new Map<string, Subscribe>();
  readonly #decoders = new Map<
    number,
    { readonly topic: string; readonly decoder: FrameDecoder }
  >();

  constructor(socket: WebSocket) {
    socket.on("framesent", ({ payload }) => this.#sent(String(payload)));
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") this.#heard(payload);
      else this.#frame(payload);
    });
  }

  #sent(text: string): void {
    const [, id = "", message = ""] = /^42(\d+)\["subscribe",(.*)\]$/.exec(text) ?? [];
    if (message === "") return;
    const wish = JSON.parse(message) as Subscribe;
    this.asked.push(wish);
    this.#awaited.set(id, wish);
  }

  #heard(text: string): void {
    const [, id = "", message = ""] = /^43(\d+)\[(.*)\]$/.exec(text) ?? [];
    const wish = this.#awaited.get(id);
    if (wish === undefined) return;
    const { topic, rows = null, columns } = wish;
    const schema = schemaOf(topic);
    if (schema === null) return;
    const names = Object.keys(schema.columns);
    const indexes = columns?.map((name) => names.indexOf(name)) ?? null;
    const { subscription, base } = JSON.parse(message) as Subscribed;
    const decoder = new FrameDecoder({ schema, columns: indexes, rows, base });
    this.#decoders.set(subscription, { topic, decoder });
  }

  #frame(frame: Uint8Array): void {
    const known = this.#decoders.get(subscriptionOf(frame));
    if (known === undefined) return;
    const { from } = known.decoder.open(frame);
    (from === null ? this.snapshots : this.deltas).push(known.topic);
  }
}

/** The next talk with the board that a page begins, listened to from its first word. */
function nextTalk(page: Page): Promise<Talk> {
  return new Promise((resolve) => {
    const listen = (socket: WebSocket) => {
      if (!socket.url().includes("/socket.io/")) return;
      page.off("websocket", listen);
      resolve(new Talk(socket));
    };
    page.on("websocket", listen);
  });
}

test("what a page was drawn from is continued by deltas alone, each time it is loaded", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  // With a topic that each is drawn from, and those that come later: the map's tiles, the sessions
  // of rows out of sight, leagues below the second, and headlines to be told of, once the page has
  // nothing else to do.
  for (const [path, drawn, late] of [
    ["/", "movers", ["quotes"]],
    ["/markets", "quotes", ["sparklines", "headlines"]],
    ["/markets/AAPL", "quotes", ["headlines"]],
    ["/scores", "leagues", ["matches", "standings/", "headlines"]],
  ] as const) {
    const opened = nextTalk(page);
    await page.goto(server.address + path, { waitUntil: "load" });
    const talk = await opened;
    await watched.untilLive();
    await sleep(3_000);
    const topicsOf = (continued: boolean) =>
      talk.asked
        .filter(({ since }) => (since !== undefined) === continued)
        .map(({ topic }) => topic);
    const unexpected = (topics: readonly string[]) =>
      topics.filter((topic) => !late.some((expected) => topic.startsWith(expected)));
    expect(topicsOf(true), path).toContain(drawn);
    expect(unexpected(topicsOf(false)), path).toEqual([]);
    expect(unexpected(talk.snapshots), path).toEqual([]);
    expect(talk.deltas.length, path).toBeGreaterThan(3);
  }
  expect(watched.complaints).toEqual([]);
  await watched.close();
});
