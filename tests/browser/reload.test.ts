/** A page that is loaded again goes on from the values that stand in it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, WebSocket } from "playwright";
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

test("what a page was drawn from is continued by deltas alone, each time it is loaded", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  // With what each is drawn without: it comes as a snapshot.
  for (const [path, undrawn] of [
    ["/", []],
    ["/markets", ["sparklines"]],
    ["/markets/AAPL", []],
    ["/scores", []],
  ] as const) {
    const opened = page.waitForEvent("websocket", (socket) => socket.url().includes("/socket.io/"));
    await page.goto(server.address + path, { waitUntil: "load" });
    const talk = new Talk(await opened);
    await watched.untilLive();
    await sleep(3_000);
    const without = talk.asked.filter(({ since }) => since === undefined);
    expect(talk.asked.length, path).toBeGreaterThan(1);
    expect(
      without.map(({ topic }) => topic),
      path,
    ).toEqual(undrawn);
    expect(talk.snapshots, path).toEqual(undrawn);
    expect(talk.deltas.length, path).toBeGreaterThan(3);
  }
  expect(watched.complaints).toEqual([]);
  await watched.close();
});
