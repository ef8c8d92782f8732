import { createHash } from "node:crypto";
import { Generator, type Hours } from "../../../server/feed/simulator/generator.ts";
import { footballOf, instruments, TestSink } from "./support.ts";

/** A generator whose every call to its sink, in order and with all arguments, goes into a hash. */
export function hashedGenerator(seed: string, rate = 50, hours: Hours = "exchange") {
  const hash = createHash("sha256");
  const size = 1 << 16;
  const numbers = new Float64Array(size);
  let used = 0;
  const flush = () => {
    hash.update(new Uint8Array(numbers.buffer, 0, used * 8));
    used = 0;
  };
  const write = (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => {
    if (used + 7 > size) flush();
    numbers[used++] = a;
    numbers[used++] = b;
    numbers[used++] = c;
    numbers[used++] = d;
    numbers[used++] = e;
    numbers[used++] = f;
    numbers[used++] = g;
  };
  const sink = new TestSink({
    quote: (i, time, bid, bidSize, ask, askSize) => write(1, i, time, bid, bidSize, ask, askSize),
    trade: (i, time, price, units, side) => write(2, i, time, price, units, +(side === "buy"), 0),
    level: (i, side, index, price, units, orders) =>
      write(3, i, +(side === "bid"), index, price, units, orders),
    status: (i, time, status, reason = null) =>
      write(5, i, time, status.length, (reason ?? "").length, 0, 0),
    news: (i, time, text) => write(6, i, time, text.length, 0, 0, 0),
    newDay: (i, time) => write(4, i, time, 0, 0, 0, 0),
    football: (...call) => {
      flush();
      hash.update(JSON.stringify(call));
    },
  });
  const generator = new Generator({
    seed,
    sink,
    instruments,
    actors: footballOf(seed),
    rate,
    hours,
  });
  const digest = () => {
    flush();
    return hash.digest("hex");
  };
  return { generator, digest };
}

/** The hash of the first `ticks` ticks, made `batch` at a time. */
export function streamHash(seed: string, ticks: number, batch: number): string {
  const { generator, digest } = hashedGenerator(seed);
  generator.open();
  for (let done = 0; done < ticks; done += batch) {
    generator.advanceTicks(Math.min(batch, ticks - done));
  }
  return digest();
}
