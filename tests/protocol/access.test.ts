/** Who is let in, over every transport: nothing is told to who is not. */
import { expect, test } from "vitest";
import { ask, errorOf } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { type Mounted, mount } from "./mount.ts";

const viewerKey = "a key for those who look";
const operatorKey = "a key for those who operate";
const keyed = { config: { viewerKey, operatorKey } };

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** How each transport answers who sends these headers: whether it let them in. */
const doors: Record<
  string,
  (mounted: Mounted, headers: Record<string, string>) => Promise<boolean>
> = {
  "a poll": async ({ url }, headers) =>
    (await ask(`${url}/live/quotes`, { headers })).status === 200,
  "a stream": async ({ url }, headers) => {
    const accept = { accept: "text/event-stream", ...headers };
    return (await ask(`${url}/live/quotes`, { method: "HEAD", headers: accept })).status === 200;
  },
  "a WebSocket": async ({ port }, headers) => {
    const socket = await RawWebSocket.open(port, headers);
    socket.destroy();
    return socket.status === 101;
  },
  "Socket.IO": (mounted, headers) =>
    mounted.connect({ headers }).then(
      () => true,
      () => false,
    ),
  "Socket.IO over polling": (mounted, headers) =>
    mounted.connect({ transport: "polling", headers }).then(
      () => true,
      () => false,
    ),
  "a page": async ({ url }, headers) => (await ask(`${url}/`, { headers })).status === 503,
};

test.each(Object.entries(doors))("A1 %s wants a key where there is one", async (_, door) => {
  await using mounted = await mount(keyed);
  expect(await door(mounted, {})).toBe(false);
  expect(await door(mounted, bearer(`${viewerKey}.`))).toBe(false);
  expect(await door(mounted, bearer(viewerKey))).toBe(true);
  expect(await door(mounted, bearer(operatorKey))).toBe(true);
});

test.each([
  "/live/quotes",
  "/live/nowhere",
  "/metrics",
  "/",
  "/markets",
  "/nowhere",
  "/socket.io/x",
])("A1 who has no key learns nothing of %s", async (path) => {
  await using mounted = await mount(keyed);
  const { status, headers, text } = await ask(mounted.url + path);
  expect(status).toBe(path.startsWith("/socket.io") ? 400 : 401);
  if (status === 401) expect(headers["www-authenticate"]).toMatch(/^Bearer/);
  expect(text).not.toMatch(/AAPL|unknown_topic/);
});

test("A1 Socket.IO says what is wanted, and takes the key as auth", async () => {
  await using mounted = await mount(keyed);
  await expect(mounted.connect()).rejects.toMatchObject({ data: { code: "unauthorized" } });
  const wrong = mounted.connect({ auth: { key: `${viewerKey}.` } });
  await expect(wrong).rejects.toThrow("wrong key");
  for (const transport of ["websocket", "polling", "upgrade"] as const) {
    const viewer = await mounted.connect({ transport, auth: { key: viewerKey } });
    await viewer.subscribe({ topic: "quotes" });
    expect(await viewer.taken()).toHaveLength(1);
    expect(viewer.hellos[0]?.operator).toBe(false);
    expect(viewer.cut).toBeNull();
  }
});

test("A1 what answers for the process needs no key", async () => {
  await using mounted = await mount(keyed);
  for (const path of ["/healthz", "/readyz"]) {
    expect((await ask(mounted.url + path)).status).toBe(200);
  }
});

test("A1 a key in the address is none", async () => {
  await using mounted = await mount(keyed);
  for (const path of [`/live/quotes?key=${viewerKey}`, `/?key=${viewerKey}`]) {
    expect((await ask(mounted.url + path)).status).toBe(401);
  }
});

test("A1 who has no key makes no labs", async () => {
  await using mounted = await mount(keyed);
  const lab = (count: number) => `${mounted.url}/live/lab/${count.toString(16).padStart(32, "0")}`;
  for (let count = 0; count < 64; count += 1) expect((await ask(lab(count))).status).toBe(401);
  expect((await ask(lab(64), { headers: bearer(viewerKey) })).status).toBe(200);
});

test("A2 the controls and the metrics want the operator's key", async () => {
  await using mounted = await mount(keyed);
  expect((await ask(`${mounted.url}/metrics`, { headers: bearer(viewerKey) })).status).toBe(401);
  expect((await ask(`${mounted.url}/metrics`, { headers: bearer(operatorKey) })).status).toBe(200);
  const viewer = await mounted.connect({ auth: { key: viewerKey } });
  expect(await viewer.refusal("control", { rate: 5 })).toMatchObject({ code: "unauthorized" });
  const operator = await mounted.connect({ headers: bearer(operatorKey) });
  expect(await operator.ask("control", { rate: 5 })).toMatchObject({ ok: true });
});

test("A3 wrong keys are slowed, right ones with them, and none is logged", async () => {
  await using mounted = await mount(keyed);
  const give = (key: string) => ask(`${mounted.url}/live/quotes`, { headers: bearer(key) });
  for (let count = 0; count < 5; count += 1) {
    expect(errorOf(await give(`guess-${count}`)).message).toBe("wrong key");
  }
  expect(errorOf(await give(viewerKey)).message).toMatch(/wait 1 s/);
  mounted.clock.advance(1_000);
  expect((await give(viewerKey)).status).toBe(200);
  const log = mounted.logged.join("");
  expect(log).toContain("127.0.0.1");
  expect(log).not.toMatch(/guess|those who/);
});

test.each([
  ["another site's page", { origin: "http://evil.example" }],
  ["a browser that says so", { "sec-fetch-site": "cross-site" }],
  ["another site of the same owner", { "sec-fetch-site": "same-site" }],
])("A4 nothing is changed for %s", async (_, headers) => {
  await using mounted = await mount();
  const { status } = await ask(`${mounted.url}/`, { method: "POST", headers });
  expect(status).toBe(403);
});
