/** Short polls, and what is wrong with questions over HTTP of any kind. */
import { connect } from "node:net";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { ask, deltaOf, errorOf } from "../support/http-ask.ts";
import { mount } from "./mount.ts";
import { until } from "./viewer.ts";

const topic = topics.stats("m1");

test("G1 without since the answer is a snapshot, with it what has changed, or nothing", async () => {
  await using mounted = await mount();
  mounted.stat("shots", 1);
  mounted.stat("fouls", 2);
  const address = `${mounted.url}/live/${topic}`;
  const first = await ask(address);
  const snapshot = deltaOf(first);
  expect(snapshot).toMatchObject({ topic, from: null, rows: { shots: { home: 1 } } });
  expect(snapshot).not.toHaveProperty("subscription");
  expect(first.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(first.headers["cache-control"]).toBe("no-store");
  const since = `${address}?since=${snapshot.to}`;
  const empty = await ask(since);
  expect([empty.status, empty.text]).toEqual([204, ""]);
  mounted.stat("fouls", 3);
  const delta = deltaOf(await ask(since));
  expect(delta).toMatchObject({ from: snapshot.to, rows: { fouls: { home: 3 } } });
  expect(delta.rows).not.toHaveProperty("shots");
  mounted.removeStat("shots");
  expect(deltaOf(await ask(`${address}?since=${delta.to}`)).gone).toEqual(["shots"]);
});

test("G1 HEAD says what GET would, and brings no body", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/${topic}`;
  const get = await ask(address);
  const head = await ask(address, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(head.text).toBe("");
  expect(head.headers["content-length"]).toBe(`${get.text.length}`);
  const since = `${address}?wait=30&since=${deltaOf(get).to}`;
  expect((await ask(since, { method: "HEAD" })).status).toBe(204);
  const stream = { method: "HEAD", headers: { accept: "text/event-stream" } };
  expect((await ask(address, stream)).headers["content-type"]).toContain("text/event-stream");
  expect(mounted.server.gateway.stats().viewers).toBe(0);
});

test("G1 all who ask from the same cursor are sent the same bytes, made once", async () => {
  await using mounted = await mount();
  mounted.stat("shots", 1);
  const address = `${mounted.url}/live/${topic}`;
  const { to } = deltaOf(await ask(address));
  mounted.stat("shots", 2);
  const { table } = mounted.board.place(topic);
  const read = table.cellAt.bind(table);
  let reads = 0;
  table.cellAt = (slot, column) => {
    reads += 1;
    return read(slot, column);
  };
  const texts = new Set<string>();
  for (let count = 0; count < 5; count += 1) {
    texts.add((await ask(`${address}?since=${to}`)).text);
    // Who asks for everything in between does not make it forget.
    await ask(address);
  }
  const after = reads;
  expect(texts.size).toBe(1);
  await ask(`${address}?since=${to}`);
  await ask(address);
  expect(reads).toBe(after);
  // Nor is it made anew when nobody has asked for a while shorter than a poll's usual interval.
  mounted.clock.advance(9_000);
  await ask(`${address}?since=${to}`);
  expect(reads).toBe(after);
  mounted.stat("shots", 3);
  expect(deltaOf(await ask(`${address}?since=${to}`)).rows.shots).toMatchObject({ home: 3 });
  expect(reads).toBeGreaterThan(after);
});

test("G1 what was asked for is forgotten when nobody asks any more", async () => {
  await using mounted = await mount();
  await ask(`${mounted.url}/live/${topic}`);
  await ask(`${mounted.url}/live/quotes?rows=AAPL`);
  expect(mounted.server.gateway.stats().subscriptions).toBe(2);
  mounted.clock.advance(9_000);
  await ask(`${mounted.url}/live/${topic}`);
  mounted.clock.advance(2_000);
  expect(mounted.server.gateway.stats().subscriptions).toBe(1);
  mounted.clock.advance(10_000);
  expect(mounted.server.gateway.stats().subscriptions).toBe(0);
});

test.each(["other.1", "e1.999999", "e1.-1", "nonsense", "", "e1.1e3"])(
  "G1 the cursor %j is answered with a snapshot",
  async (since) => {
    await using mounted = await mount();
    mounted.stat("shots", 1);
    const answer = await ask(`${mounted.url}/live/${topic}?since=${since}`);
    expect(deltaOf(answer)).toMatchObject({ from: null, rows: { shots: { home: 1 } } });
  },
);

test("G2 rows and columns restrict, as lists or one by one", async () => {
  await using mounted = await mount();
  const quotes = `${mounted.url}/live/quotes`;
  for (const query of ["rows=AAPL,BTC%2FUSD", "rows=AAPL%2CBTC%2FUSD", "rows=AAPL&rows=BTC/USD"]) {
    const { rows } = deltaOf(await ask(`${quotes}?${query}&columns=name,kind`));
    expect(rows).toEqual({
      AAPL: { name: "AAPL", kind: "equity" },
      "BTC/USD": { name: "BTC/USD", kind: "crypto" },
    });
  }
  const { to } = deltaOf(await ask(`${quotes}?rows=AAPL&columns=last`));
  mounted.trade("MSFT", 10_001);
  const since = `rows=AAPL&columns=last&since=${to}`;
  expect((await ask(`${quotes}?${since}`)).status).toBe(204);
  mounted.trade("AAPL", 10_001);
  expect(deltaOf(await ask(`${quotes}?${since}`)).rows).toEqual({ AAPL: { last: 100.01 } });
});

test("G2 a symbol in a path is encoded as in a topic", async () => {
  await using mounted = await mount();
  const answer = await ask(`${mounted.url}/live/candles/BTC%2FUSD/1m`);
  expect(deltaOf(answer).topic).toBe("candles/BTC%2FUSD/1m");
});

test.each([
  ["since=1&since=2", "since: give it once"],
  ["wait=31", "wait: Too big: expected number to be <=30"],
  ["wait=-1", "wait: give a number, such as 10"],
  ["wait=soon", "wait: give a number, such as 10"],
  ["wait=", "wait: give a number, such as 10"],
  ["pace=10", "pace: this is for streams of events"],
  ["rows=", "rows.0: Too small"],
  [`rows=${"x,".repeat(1_001)}`, "rows: Too big"],
  ["columns=nonsense", "columns: no nonsense; there are label, home, away"],
  ["encoding=binary", 'there is no parameter "encoding"; there are since, rows, columns, wait'],
  ["__proto__=1", 'there is no parameter "__proto__"'],
  ["sinec=e1.1", 'there is no parameter "sinec"'],
])("G5 ?%s is a bad request that says why", async (query, message) => {
  await using mounted = await mount();
  const answer = await ask(`${mounted.url}/live/${topic}?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(errorOf(answer)).toMatchObject({ code: "bad_request" });
  expect(errorOf(answer).message).toContain(message);
  expect(mounted.server.gateway.stats().subscriptions).toBe(0);
});

test("G5 rows of a log cannot be chosen", async () => {
  await using mounted = await mount();
  const answer = await ask(`${mounted.url}/live/headlines?rows=1`);
  expect(answer.status).toBe(400);
  expect(errorOf(answer).message).toContain("keeps its newest 100 rows");
});

test.each([
  "nonsense",
  "stats/m2",
  "candles/NOPE/1m",
  "stats%2Fm1",
  "%zz",
  "stats/%zz",
  "__proto__",
])("G5 there is no topic %j", async (name) => {
  await using mounted = await mount();
  const answer = await ask(`${mounted.url}/live/${name}`);
  expect(answer.status).toBe(404);
  expect(errorOf(answer).code).toBe("unknown_topic");
});

test("G5 an address that is too long is refused, and one far too long as well", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/quotes?rows=`;
  expect((await ask(address + "A".repeat(8_200))).status).toBe(414);
  expect((await ask(address + "A".repeat(100_000))).status).toBe(431);
});

test.each(["POST", "PUT", "DELETE", "PATCH"])("G5 %s is not there", async (method) => {
  await using mounted = await mount();
  for (const path of ["/live/quotes", "/live"]) {
    const answer = await ask(`${mounted.url}${path}`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD, OPTIONS");
    expect(errorOf(answer).code).toBe("bad_request");
  }
});

test("G5 a defect of ours is an answer still, and is told to the log", async () => {
  await using mounted = await mount();
  const { table } = mounted.board.place(topic);
  mounted.stat("shots", 1);
  table.cellAt = () => {
    throw new Error("defect");
  };
  const answer = await ask(`${mounted.url}/live/${topic}`);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain("defect");
  expect(mounted.logged.join()).toContain("defect");
});

test("O7 questions over HTTP are counted by what became of them", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/${topic}`;
  const { to } = deltaOf(await ask(address));
  await ask(`${address}?since=${to}`);
  await ask(`${address}?nonsense`);
  const counters = mounted.server.gateway.counters();
  expect(counters.questions).toEqual({ told: 1, empty: 1, streamed: 0, refused: 1 });
  expect(counters).toMatchObject({ httpWrites: 1, deltas: 1 });
  const { text } = await ask(`${mounted.url}/metrics`);
  expect(text).toContain('bigboard_http_questions_total{answer="empty"} 1');
  expect(text).toContain('bigboard_viewers{transport="sse"} 0');
});

test("G1 who does not read an answer for 30 s is cut off", async () => {
  await using mounted = await mount();
  // More than kernels hold of one connection.
  mounted.stat("heavy", 1, "x".repeat(30_000_000));
  const socket = connect(mounted.port, "127.0.0.1");
  socket.pause();
  socket.write(`GET /live/${topic} HTTP/1.1\r\nHost: 127.0.0.1:${mounted.port}\r\n\r\n`);
  await until(() => mounted.server.gateway.counters().questions.told === 1);
  expect((await ask(`${mounted.url}/live/${topic}?rows=none`)).status).toBe(200);
  mounted.clock.advance(29_000);
  expect(mounted.sockets.size).toBe(1);
  mounted.clock.advance(2_000);
  await until(() => mounted.sockets.size === 0);
  expect(mounted.server.gateway.counters().closedSlow).toBe(1);
  mounted.clock.advance(40_000);
  expect(mounted.server.gateway.counters().closedSlow).toBe(1);
  socket.destroy();
});
