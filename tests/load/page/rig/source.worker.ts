/**
 * The far end of a page of the rig, in a thread of its own as a server would be: makes the data at
 * a steady rate, and sends it as the frames of the protocol, or as bare numbers.
 */
import type { Answer } from "../../../../lib/mirror/link.ts";
import { topics } from "../../../../lib/schema/topics.ts";
import type { ClientEvents } from "../../../../lib/wire/messages.ts";
import type { Sent } from "../../../support/held-network.ts";
import { TableServer, type TableSession } from "../../../unit/mirror/table-server.ts";
import type { Wish } from "./asked.ts";
import { Market, tickFields } from "./market.ts";
import { RandomWalks } from "./random-walks.ts";
import { chartTopic, linesTopic } from "./rig-topics.ts";

export type ToWorker =
  | { readonly kind: "start"; readonly wish: Wish }
  | { readonly kind: "run" }
  | { readonly kind: "sent"; readonly id: number; readonly sent: Sent };

export type FromWorker =
  | { readonly kind: "hello"; readonly epoch: string; readonly protocol: number }
  | { readonly kind: "frame"; readonly frame: Uint8Array<ArrayBuffer> }
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer<keyof ClientEvents> }
  | { readonly kind: "rows"; readonly changed: Uint16Array; readonly values: Float64Array }
  | { readonly kind: "points"; readonly points: Float64Array };

const tell = (message: FromWorker, transfer: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer });

const server = new TableServer({ now: () => Date.now() });
let session: TableSession | null = null;
let step: () => void = () => undefined;
let rate = 1;

function start({ data, as, asked }: Wish): void {
  rate = asked.rate;
  const make = { quotes: makeQuotes, candles: makeCandles, probability: makeProbability }[data];
  step = make(as === "frames", asked);
  if (as !== "frames") return;
  session = server.accept({
    hello: ({ epoch, protocol }) => tell({ kind: "hello", epoch, protocol }),
    frame: (frame) => {
      const own = new Uint8Array(frame);
      tell({ kind: "frame", frame: own }, [own.buffer]);
    },
    delta: () => {
      throw new Error("the mirror asks for frames");
    },
    fitted: () => undefined,
  });
}

function makeQuotes(framed: boolean, { count, size }: Wish["asked"]): () => void {
  const market = new Market(count);
  const { instruments } = market;
  if (!framed) {
    return () => {
      const changed = market.step(size);
      const values = new Float64Array(changed.length * tickFields.length);
      for (const [at, place] of changed.entries()) {
        for (const [field, name] of tickFields.entries()) {
          values[at * tickFields.length + field] = instruments[place]?.[name] ?? 0;
        }
      }
      tell({ kind: "rows", changed, values }, [changed.buffer, values.buffer]);
    };
  }
  const quotes = server.add(topics.quotes);
  const sparklines = server.add(topics.sparklines);
  quotes.transact(() => {
    for (const { symbol, ...cells } of instruments) {
      quotes.put(symbol, { ...cells, status: "trading" });
    }
  });
  sparklines.transact(() => {
    for (const [index, { symbol }] of instruments.entries()) {
      sparklines.put(symbol, { points: market.session(index) });
    }
  });
  return () => {
    const changed = market.step(size);
    const write = () => {
      for (const place of changed) {
        const row = instruments[place];
        if (row === undefined) continue;
        const { last, bid, ask, volume, vwap, high, low } = row;
        quotes.put(row.symbol, { last, bid, ask, volume, vwap, high, low });
      }
    };
    quotes.transact(write, undefined, Date.now());
    server.push();
  };
}

function makeCandles(framed: boolean, { count, size }: Wish["asked"]): () => void {
  const walks = new RandomWalks(count);
  if (!framed) return tellPoints(walks, size);
  const tables = Array.from({ length: count }, (_, index) => server.add(chartTopic(index)));
  const last = new Float64Array(count);
  const add = () => {
    const point = walks.next();
    for (const [index, table] of tables.entries()) {
      const close = point[index + 1] ?? 0;
      const open = last[index] || close;
      last[index] = close;
      const candle = { open, high: Math.max(open, close), low: Math.min(open, close), close };
      const write = () => table.put(String(point[0]), { ...candle, volume: 100, trades: 1 });
      table.transact(write, undefined, Date.now());
    }
  };
  for (let point = 0; point < size; point += 1) add();
  return () => {
    add();
    server.push();
  };
}

/** Series of as many points as wanted, the oldest leaving as new ones come. */
function makeProbability(framed: boolean, { count, size }: Wish["asked"]): () => void {
  const walks = new RandomWalks(count);
  if (!framed) return tellPoints(walks, size);
  const tables = Array.from({ length: count }, (_, index) => server.add(linesTopic(index)));
  let key = 0;
  const add = () => {
    const point = walks.next();
    key += 1;
    for (const [index, table] of tables.entries()) {
      const homeWin = Math.min(1, (point[index + 1] ?? 0) / 400);
      const write = () => {
        table.put(String(key), { clock: `${key}`, homeWin, draw: 0, awayWin: 1 - homeWin });
        table.remove(String(key - size));
      };
      table.transact(write, undefined, Date.now());
    }
  };
  for (let point = 0; point < size; point += 1) add();
  return () => {
    add();
    server.push();
  };
}

/** What there is so far at once, then a point at a time. */
function tellPoints(walks: RandomWalks, size: number): () => void {
  const first = Array.from({ length: size }, () => [...walks.next()]).flat();
  tell({ kind: "points", points: Float64Array.from(first) });
  return () => {
    const points = walks.next();
    tell({ kind: "points", points }, [points.buffer]);
  };
}

/** Calls back at a steady rate: late calls are made up for, not left out. */
function run(): void {
  const began = performance.now();
  let made = 0;
  const next = () => {
    const due = Math.floor(((performance.now() - began) / 1_000) * rate);
    if (made < due) {
      made += 1;
      step();
    }
    const wait = began + ((made + 1) * 1_000) / rate - performance.now();
    setTimeout(next, Math.max(0, wait));
  };
  next();
}

globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "start") start(data.wish);
  else if (data.kind === "run") run();
  else {
    const { id, sent } = data;
    session?.receive(sent, (answer) => tell({ kind: "answer", id, answer }));
    // What was subscribed to is sent at once.
    server.push();
  }
});
