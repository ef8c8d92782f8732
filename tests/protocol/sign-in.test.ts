/** Keys are exchanged for cookies; what cookies open, and what does not pass for one. */
import { expect, test } from "vitest";
import { ask } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { cookieOf, keyed, operatorKey, signIn, viewerKey } from "./keyed.ts";
import { mount } from "./mount.ts";
import { closeCodeOf } from "./viewer.ts";

test("A5 a key is exchanged for a cookie that opens all, and that no script can read", async () => {
  await using mounted = await mount(keyed);
  const entered = await signIn(mounted, viewerKey);
  expect(entered).toMatchObject({ status: 303, headers: { location: "/markets" } });
  const [set = ""] = entered.headers["set-cookie"] ?? [];
  expect(set).toMatch(/^bigboard=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  expect(set).not.toContain("those who");
  const headers = { cookie: `other=1; ${cookieOf(entered)}` };
  expect((await ask(`${mounted.url}/live/quotes`, { headers })).status).toBe(200);
  expect((await ask(`${mounted.url}/`, { headers })).status).toBe(503);
  expect((await ask(`${mounted.url}/metrics`, { headers })).status).toBe(401);
  const operator = cookieOf(await signIn(mounted, operatorKey));
  expect((await ask(`${mounted.url}/metrics`, { headers: { cookie: operator } })).status).toBe(200);
  const viewer = await mounted.connect({ headers: { cookie: operator } });
  await viewer.settle();
  expect(viewer.hellos[0]?.operator).toBe(true);
});

test("A5 a viewer's key takes nothing from who has signed in as an operator", async () => {
  await using mounted = await mount(keyed);
  const cookie = cookieOf(await signIn(mounted, operatorKey));
  const again = (key: string) => signIn(mounted, key, "/markets", { cookie });
  const lower = await again(viewerKey);
  expect(lower).toMatchObject({ status: 303, headers: { location: "/markets" } });
  expect(lower.headers["set-cookie"]).toBeUndefined();
  expect(cookieOf(await again(operatorKey))).toMatch(/^bigboard=o\./);
});

test("A5 behind TLS the cookie is for this host only, and never sent without TLS", async () => {
  const config = { ...keyed.config, trustProxy: { kind: "hops", count: 1 } as const };
  await using mounted = await mount({ config });
  const headers = { "x-forwarded-for": "203.0.113.5", "x-forwarded-proto": "https" };
  const body = new URLSearchParams({ key: viewerKey }).toString();
  const entered = await ask(`${mounted.url}/enter`, { method: "POST", headers, body });
  expect(entered.headers["set-cookie"]?.[0]).toMatch(/^__Host-bigboard=.*; Secure$/);
  const cookie = cookieOf(entered);
  const ok = await ask(`${mounted.url}/live/quotes`, { headers: { ...headers, cookie } });
  expect(ok.status).toBe(200);
  const plain = cookie.replace("__Host-", "");
  const stolen = await ask(`${mounted.url}/live/quotes`, {
    headers: { ...headers, cookie: plain },
  });
  expect(stolen.status).toBe(401);
});

test.each([
  ["with another end", (text: string) => text.replace(/\.[0-9a-z]+\.\./, ".zzzzzzzzz..")],
  ["as an operator's", (text: string) => text.replace("=v.", "=o.")],
  ["without its signature", (text: string) => text.slice(0, -43)],
  ["with another signature", (text: string) => `${text.slice(0, -2)}AA`],
])("A5 a cookie %s is none", async (_, change) => {
  await using mounted = await mount(keyed);
  const cookie = cookieOf(await signIn(mounted, viewerKey));
  expect(change(cookie)).not.toBe(cookie);
  const headers = { cookie: change(cookie) };
  expect((await ask(`${mounted.url}/live/quotes`, { headers })).status).toBe(401);
});

test("A5 a cookie that was given back, or comes from before a restart, is none", async () => {
  await using mounted = await mount(keyed);
  const cookie = cookieOf(await signIn(mounted, operatorKey));
  const viewer = await mounted.connect({ headers: { cookie } });
  const gone = closeCodeOf(viewer);
  const headers = { cookie, origin: mounted.url };
  const left = await ask(`${mounted.url}/access/leave`, { method: "POST", headers });
  expect(left).toMatchObject({ status: 303, headers: { location: "/" } });
  expect(left.headers["set-cookie"]?.[0]).toMatch(/^bigboard=; Path=\/; Max-Age=0/);
  expect(await gone).toBe(1008);
  expect((await ask(`${mounted.url}/live/quotes`, { headers: { cookie } })).status).toBe(401);
  await using again = await mount(keyed);
  const other = cookieOf(await signIn(mounted, viewerKey));
  expect((await ask(`${again.url}/live/quotes`, { headers: { cookie: other } })).status).toBe(401);
});

test("A5 another's connection over polling is not for who has no cookie", async () => {
  await using mounted = await mount(keyed);
  const cookie = cookieOf(await signIn(mounted, viewerKey));
  const viewer = await mounted.connect({ transport: "polling", headers: { cookie } });
  const sid = viewer.socket.io.engine.id;
  const address = `${mounted.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`;
  const stolen = await ask(address, { method: "POST", body: "1" });
  expect(stolen.status).toBe(400);
  await viewer.settle();
  expect(viewer.cut).toBeNull();
});

test("A7 a page goes to where one signs in, and from there back; data are refused", async () => {
  await using mounted = await mount(keyed);
  const accept = { accept: "text/html" };
  const page = await ask(`${mounted.url}/markets?sort=name`, { headers: accept });
  expect(page).toMatchObject({
    status: 401,
    text: expect.stringContaining("/enter?to=%2Fmarkets%3Fsort%3Dname"),
  });
  const part = await ask(`${mounted.url}/markets?_rsc=1`, { headers: { ...accept, rsc: "1" } });
  expect(part.headers["content-type"]).toMatch(/^text\/plain/);
  const cookie = cookieOf(await signIn(mounted, viewerKey));
  const enter = `${mounted.url}/enter?to=%2Fmarkets`;
  const on = await ask(enter, { headers: { cookie } });
  expect(on).toMatchObject({ status: 303, headers: { location: "/markets" } });
  expect(await ask(enter)).toMatchObject({ status: 200, text: expect.stringContaining("<form") });
});

test.each([
  "//evil.example/x",
  "/\\evil.example",
  "https://evil.example/",
  "/..//evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/enter/x",
  `/${"x".repeat(2_001)}`,
])("A7 nobody is sent on to %s", async (to) => {
  await using mounted = await mount(keyed);
  expect((await signIn(mounted, viewerKey, to)).headers.location).toBe("/");
});

test("A7 wrong keys are told so, at last to wait, and none is shown or logged", async () => {
  await using mounted = await mount(keyed);
  for (let count = 0; count < 5; count += 1) {
    const answer = await signIn(mounted, `guess <${count}>`);
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining("Wrong key.") });
    expect(answer.text).not.toContain("guess");
  }
  const slow = await signIn(mounted, viewerKey);
  expect(slow).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
  expect(slow.text).toContain("Too many tries: wait 1 s.");
  expect(mounted.logged.join("")).not.toContain("guess");
  const foreign = { method: "POST", headers: { origin: "http://evil.example" }, body: "key=x" };
  expect((await ask(`${mounted.url}/enter`, foreign)).status).toBe(403);
});

test.each([
  "/_next/static/../../markets",
  "/_next/static/%2e%2e/%2e%2e/markets",
  "/_next/static/..%2f..%2fmarkets",
  "/_next/static//../markets",
  "/_next/static/%252e%252e/x",
  "/_next/static/..\\..\\markets",
  "/_next/data/x/markets.json",
  "/_next/image?url=%2Fmarkets",
])("A7 %s is no way round", async (path) => {
  await using mounted = await mount(keyed);
  const { port } = mounted;
  const socket = await RawWebSocket.open(
    port,
    { Connection: "close", Upgrade: "" },
    `GET ${path} HTTP/1.1`,
  );
  expect(socket.status).toBe(401);
  socket.destroy();
});
