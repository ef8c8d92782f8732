import { request } from "node:http";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { follow } from "./keyed.ts";
import { type Mounted, mount } from "./mount.ts";

const topic = topics.stats("m1");
const key = "a-key-that-only-operators-have";

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function ask(mounted: Mounted, method = "GET", authorization?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = authorization === undefined ? {} : { authorization };
    const asked = request(`${mounted.url}/metrics`, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.once("error", reject).end();
  });
}

interface Family {
  help: string;
  type: string;
  /** Values by name with labels, as written. */
  readonly values: Map<string, number>;
}

/** Reads Prometheus' text format, which must be kept to the letter. */
function parse(text: string): Map<string, Family> {
  expect(text.endsWith("\n")).toBe(true);
  const families = new Map<string, Family>();
  let name = "";
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const help = /^# HELP ([a-z_:][a-z0-9_:]*) (.+)$/i.exec(line);
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line);
    if (help !== null) {
      name = help[1] ?? "";
      expect(families.has(name), `${name} twice`).toBe(false);
      families.set(name, { help: help[2] ?? "", type: "", values: new Map() });
    } else if (type !== null) {
      expect(type[1]).toBe(name);
      const family = families.get(name);
      if (family !== undefined) family.type = type[2] ?? "";
    } else {
      const value = /^([a-z_:][a-z0-9_:]*)((?:\{[^}]*\})?) (\S+)$/i.exec(line);
      expect(value, line).not.toBeNull();
      const suffix = value?.[1]?.slice(name.length);
      expect(["", "_bucket", "_sum", "_count"], line).toContain(suffix);
      const number = Number(value?.[3]?.replace("Nan", "NaN"));
      families.get(name)?.values.set(`${value?.[1]}${value?.[2]}`, number);
    }
  }
  return families;
}

async function collect(mounted: Mounted): Promise<Map<string, Family>> {
  return parse((await ask(mounted)).text);
}

/** A value that must be there. */
function figure(families: Map<string, Family>, nameWithLabels: string): number {
  const name = nameWithLabels.replace(/\{.*|_(bucket|sum|count)$/g, "");
  const value = (families.get(name) ?? families.get(nameWithLabels))?.values.get(nameWithLabels);
  if (value === undefined) throw new RangeError(`no ${nameWithLabels}`);
  return value;
}

test("O7 /metrics is Prometheus' text, with names that say unit and kind", async () => {
  await using mounted = await mount();
  const { status, headers, text } = await ask(mounted);
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(headers["cache-control"]).toBe("no-store");
  const families = parse(text);
  for (const [name, { help, type, values }] of families) {
    expect(help.length, name).toBeGreaterThan(0);
    if (!name.startsWith("bigboard_")) continue;
    expect(name.endsWith("_total"), name).toBe(type === "counter");
    if (type === "histogram") expect(name).toMatch(/_seconds$/);
    expect(/_(ms|kb|mb)\b/.test(name), name).toBe(false);
    if (!name.includes("feed")) expect(values.size, name).toBeGreaterThan(0);
  }
  for (const name of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "nodejs_heap_size_used_bytes",
  ]) {
    expect(families.get(name)?.values.size, name).toBeGreaterThan(0);
  }
  expect(figure(families, 'bigboard_info{version="0.0.0",epoch="e1"}')).toBe(1);
});

test("O7 counters rise with traffic, gauges follow who is there", async () => {
  await using mounted = await mount();
  const before = await collect(mounted);
  expect(figure(before, 'bigboard_viewers{transport="socketio_websocket"}')).toBe(0);
  const viewer = await mounted.connect();
  await mounted.connect({ transport: "polling" });
  await viewer.subscribe({ topic });
  mounted.sink.transact(() => mounted.sink.state({ rate: 1_000, measuredRate: 998.5 }));
  for (let home = 1; home <= 3; home += 1) {
    mounted.stat("shots", home);
    mounted.runWindows();
    await viewer.settle();
  }
  const { deltas } = viewer;
  const after = await collect(mounted);
  expect(figure(after, 'bigboard_viewers{transport="socketio_websocket"}')).toBe(1);
  expect(figure(after, 'bigboard_viewers{transport="socketio_polling"}')).toBe(1);
  expect(figure(after, "bigboard_subscriptions")).toBe(1);
  expect(figure(after, "bigboard_lanes")).toBe(1);
  expect(figure(after, "bigboard_sent_deltas_total")).toBe(deltas.length);
  expect(figure(after, "bigboard_sent_rows_total")).toBe(3);
  const bytes = figure(after, "bigboard_sent_bytes_total");
  expect(bytes).toBeGreaterThan(JSON.stringify(deltas).length);
  expect(figure(after, "bigboard_skipped_deltas_total")).toBe(0);
  expect(figure(after, "bigboard_slow_readers")).toBe(0);
  const ways = ["socket", "engine"].map((way) =>
    figure(after, `bigboard_delta_writes_total{way="${way}"}`),
  );
  expect((ways[0] ?? 0) + (ways[1] ?? 0)).toBe(deltas.length);
  expect(figure(after, 'bigboard_feed_ticks_per_second{source="hand"}')).toBe(998.5);
  expect(figure(after, 'bigboard_feed_target_ticks_per_second{source="hand"}')).toBe(1_000);
  expect(figure(after, 'bigboard_feed_up{source="hand"}')).toBe(1);
  expect(figure(after, "bigboard_board_tables")).toBe(mounted.board.tables);
  for (const name of [
    "bigboard_board_transactions_total",
    'bigboard_table_version{topic="feed"}',
  ]) {
    expect(figure(after, name)).toBeGreaterThan(figure(before, name));
  }
  const again = await collect(mounted);
  expect(figure(again, "bigboard_sent_deltas_total")).toBe(deltas.length);
});

test("O7 rows are counted in either encoding, times those who are sent them", async () => {
  await using mounted = await mount();
  const viewers = [];
  for (const encoding of ["json", "binary", "binary"] as const) {
    const viewer = await mounted.connect({ frames: true });
    await viewer.subscribe({ topic, encoding });
    await viewer.settle();
    viewers.push(viewer);
  }
  mounted.sink.transact(() => {
    for (const key of ["shots", "fouls", "saves", "corners"]) mounted.match.stat(key, key, 1, 0);
  });
  mounted.runWindows();
  for (const viewer of viewers) await viewer.settle();
  expect(figure(await collect(mounted), "bigboard_sent_rows_total")).toBe(12);
});

test("O7 histograms hold every flush, each bucket those below it", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.settle();
  for (let home = 1; home <= 5; home += 1) {
    mounted.stat("shots", home);
    mounted.clock.advance(30);
    mounted.runWindows();
    await viewer.settle();
  }
  const families = await collect(mounted);
  for (const name of ["bigboard_flush_duration_seconds", "bigboard_tick_to_socket_seconds"]) {
    const { values = new Map<string, number>() } = families.get(name) ?? {};
    const buckets = [...values].filter(([label]) => label.includes("_bucket{"));
    const counts = buckets.map(([, count]) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(5);
    expect(buckets.at(-1)?.[0]).toContain('le="+Inf"');
    expect(values.get(`${name}_count`)).toBe(5);
    expect(values.get(`${name}_sum`)).toBeGreaterThanOrEqual(0);
    const bounds = buckets.map(([label]) => Number(/le="([^"]+)"/.exec(label)?.[1]));
    expect(bounds[0]).toBeLessThanOrEqual(0.001);
  }
});

test("O7 two servers in one process count for themselves", async () => {
  await using one = await mount();
  await using other = await mount();
  const viewer = await one.connect();
  await viewer.subscribe({ topic });
  await viewer.settle();
  expect(figure(await collect(one), "bigboard_sent_deltas_total")).toBe(1);
  expect(figure(await collect(other), "bigboard_sent_deltas_total")).toBe(0);
});

test("O7 where the controls want a key, the metrics want it too", async () => {
  await using mounted = await mount({ config: { operatorKey: key } });
  for (const authorization of [undefined, "Bearer", "Bearer wrong", `Basic ${key}`, key]) {
    const { status, headers, text } = await ask(mounted, "GET", authorization);
    expect(status, authorization).toBe(401);
    expect(headers["www-authenticate"]).toMatch(/^Bearer /);
    expect(text).not.toContain("bigboard_");
  }
  for (const scheme of ["Bearer", "bearer"]) {
    const { status, text } = await ask(mounted, "GET", `${scheme} ${key}`);
    expect(status).toBe(200);
    expect(text).toContain("bigboard_viewers");
  }
});

test("O7 wrong keys, keys that have to wait and wrong links are counted", async () => {
  await using mounted = await mount({ config: { operatorKey: key, viewerKey: "to-look" } });
  for (let guess = 0; guess < 7; guess += 1) await ask(mounted, "GET", `Bearer guess-${guess}`);
  await follow(mounted, "/enter/no.such.link");
  mounted.clock.advance(1_000);
  const families = parse((await ask(mounted, "GET", `Bearer ${key}`)).text);
  const counts = ["wrong_key", "keys_slowed", "wrong_link", "origin"].map((reason) =>
    figure(families, `bigboard_refused_total{reason="${reason}"}`),
  );
  expect(counts).toEqual([5, 2, 1, 0]);
});

test("O7 /metrics is read, nothing else", async () => {
  await using mounted = await mount();
  const head = await ask(mounted, "HEAD");
  expect([head.status, head.text]).toEqual([200, ""]);
  expect(Number(head.headers["content-length"])).toBeGreaterThan(1_000);
  for (const method of ["POST", "PUT", "DELETE"]) {
    const { status, headers } = await ask(mounted, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
});

test("O7 what the program counts besides its viewers is there, each under its label", async () => {
  const counts = {
    feedRestarts: { hand: 3 },
    pages: { drawn: 4, shared: 5, refused: 6 },
    loopStalls: 7,
    heap: { used: 1_000, limit: 8_000 },
  };
  await using mounted = await mount({ counts: () => counts });
  const { sink } = mounted;
  sink.transact(() => sink.state({ status: "stalled", message: "a bad tick" }));
  const families = await collect(mounted);
  for (const [name, value] of [
    ['bigboard_feed_up{source="hand"}', 0],
    ['bigboard_feed_restarts_total{source="hand"}', 3],
    ['bigboard_pages_total{how="drawn"}', 4],
    ['bigboard_pages_total{how="shared"}', 5],
    ['bigboard_pages_total{how="refused"}', 6],
    ["bigboard_loop_stalls_total", 7],
    ["bigboard_heap_limit_bytes", 8_000],
    ['bigboard_faults_total{place="gateway"}', 0],
    ['bigboard_refused_total{reason="connections"}', 0],
  ] as const) {
    expect(figure(families, name), name).toBe(value);
  }
});
