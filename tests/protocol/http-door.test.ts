/** Who is answered over HTTP: from where, how often, and when. */
import { connect } from "node:net";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { ask, errorOf } from "../support/http-ask.ts";
import { mount } from "./mount.ts";
import { until } from "./viewer.ts";

const topic = topics.stats("m1");
const config = { allowedOrigins: ["https://board.example"] };

test.each([
  ["another site", "http://evil.example", 403],
  ["another port of this machine", "http://127.0.0.1:1", 403],
  ["no origin of its own", "null", 403],
  ["a file, which has no host", "file://", 403],
  ["a site on the list", "https://board.example", 200],
])("G6 a page of %s", async (_, origin, status) => {
  await using mounted = await mount({ config });
  for (const path of ["quotes", "nonsense"]) {
    const answer = await ask(`${mounted.url}/live/${path}`, { headers: { origin } });
    expect(answer.status).toBe(status === 200 && path === "nonsense" ? 404 : status);
    const allowed = status === 200 ? origin : undefined;
    expect(answer.headers["access-control-allow-origin"]).toBe(allowed);
    expect(answer.headers.vary).toBe("Origin");
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    if (status === 403) expect(errorOf(answer).code).toBe("forbidden");
  }
});

test("G6 the server's own page, and a program that is no browser, are answered", async () => {
  await using mounted = await mount({ config });
  for (const headers of [{}, { origin: mounted.url }] as Record<string, string>[]) {
    const answer = await ask(`${mounted.url}/live/quotes`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  }
});

test.each([
  ["two hosts", "GET /live/quotes", "Host: elsewhere.example", 403],
  ["two keys", "GET /live/quotes", "Authorization: Bearer a", 401],
  ["a name before the path", "GET http://elsewhere.example/", "X-A: b", 400],
  ["a path that is a name", "GET //elsewhere.example/", "X-A: b", 400],
  ["a path that browsers take for a name", "GET /\\elsewhere.example/", "X-A: b", 400],
])("G6 a request with %s is refused", async (_, line, header, status) => {
  const viewerKey = "a key for those who look";
  await using mounted = await mount({
    config: { viewerKey, operatorKey: "for those who operate" },
  });
  const key = `Authorization: Bearer ${viewerKey}`;
  const socket = connect(mounted.port, "127.0.0.1");
  const lines = [`${line} HTTP/1.1`, "Host: 127.0.0.1", key, header, "Connection: close"];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test("G6 what a browser asks before it lets a page ask", async () => {
  await using mounted = await mount({ config });
  const headers = {
    origin: "https://board.example",
    "access-control-request-method": "GET",
    "access-control-request-headers": "last-event-id",
  };
  const options = { method: "OPTIONS", headers };
  const answer = await ask(`${mounted.url}/live/quotes`, options);
  expect(answer.status).toBe(204);
  expect(answer.headers).toMatchObject({
    "access-control-allow-origin": "https://board.example",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "Authorization, Last-Event-ID",
  });
  const foreign = { ...options, headers: { ...headers, origin: "https://evil.example" } };
  const refused = await ask(`${mounted.url}/live/quotes`, foreign);
  expect(refused.status).toBe(403);
  expect(refused.headers).not.toHaveProperty("access-control-allow-methods");
});

test.each([
  ["evil.example", 403],
  ["board.example:8443", 200],
])("G6 a server of this machine only, called %s", async (host, status) => {
  await using mounted = await mount({ config: { allowedHosts: ["board.example"] } });
  expect((await ask(`${mounted.url}/live/quotes`, { headers: { host } })).status).toBe(status);
});

test("G7 an address asks so often and no oftener, and is told when again", async () => {
  await using mounted = await mount({ limits: { requestsBurst: 3, requestsPerSecond: 2 } });
  const address = `${mounted.url}/live/${topic}`;
  for (let count = 0; count < 3; count += 1) expect((await ask(address)).status).toBe(200);
  const refused = await ask(address);
  expect(refused.status).toBe(429);
  expect(refused.headers["retry-after"]).toBe("1");
  expect(errorOf(refused).code).toBe("rate_limited");
  mounted.clock.advance(500);
  expect((await ask(address)).status).toBe(200);
  expect((await ask(address)).status).toBe(429);
  // One that has been quiet is forgotten, and begins again like one that is new.
  mounted.clock.advance(20_000);
  for (let count = 0; count < 3; count += 1) expect((await ask(address)).status).toBe(200);
});

test("G7 an address that has asked too often is not forgotten before it may ask again", async () => {
  await using mounted = await mount({ limits: { requestsBurst: 2, requestsPerSecond: 0.05 } });
  const address = `${mounted.url}/live/${topic}`;
  for (const status of [200, 200, 429]) expect((await ask(address)).status).toBe(status);
  mounted.clock.advance(19_000);
  expect((await ask(address)).status).toBe(429);
  mounted.clock.advance(2_000);
  expect((await ask(address)).status).toBe(200);
});

test("G7 who asks for streams before one has ended gets one, and leaves nothing behind", async () => {
  await using mounted = await mount();
  const socket = connect(mounted.port, "127.0.0.1");
  const host = `Host: 127.0.0.1:${mounted.port}`;
  const question = `GET /live/${topic} HTTP/1.1\r\n${host}\r\nAccept: text/event-stream\r\n\r\n`;
  socket.resume();
  socket.write(question.repeat(5));
  const { gateway } = mounted.server;
  await until(() => gateway.counters().questions.refused === 4);
  expect(gateway.stats()).toEqual({ viewers: 1, subscriptions: 1, lanes: 1 });
  socket.destroy();
  await until(() => gateway.stats().viewers === 0);
  expect(gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
});

test("G8 a server that is starting says when to ask again", async () => {
  await using mounted = await mount({ isOpen: () => false });
  const answer = await ask(`${mounted.url}/live/quotes`);
  expect(answer.status).toBe(503);
  expect(answer.headers["retry-after"]).toMatch(/^[123]$/);
  expect(errorOf(answer).code).toBe("unavailable");
  const headers = { accept: "text/event-stream" };
  const stream = await ask(`${mounted.url}/live/quotes`, { headers });
  expect(stream.status).toBe(200);
  expect(stream.text).toMatch(/^retry: [12]\d{3}\n\n: this server is starting/);
  const foreign = { ...headers, origin: "https://evil.example" };
  expect((await ask(`${mounted.url}/live/quotes`, { headers: foreign })).status).toBe(403);
});

test("G9 the path of WebSockets says so to who asks it plainly", async () => {
  await using mounted = await mount();
  for (const path of ["/live", "/live/", "/live?x"]) {
    const answer = await ask(`${mounted.url}${path}`);
    expect(answer.status).toBe(426);
    expect(answer.headers.upgrade).toBe("websocket");
    expect(answer.headers.connection).toBe("Upgrade");
  }
  expect((await ask(`${mounted.url}/lively`)).status).toBe(503);
});
