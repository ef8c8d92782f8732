/** Where looking wants a key: without one, with wrong ones, with ones that hold no more. */
import { expect } from "vitest";
import type { Answered, Asking } from "../support/http-ask.ts";
import { opcodes } from "../support/raw-web-socket.ts";
import { type Attacker, attacks } from "./attack.ts";
import { operatorKey, viewerKey } from "./target.ts";
import { head } from "./wire.ts";

const attack = attacks({ keyed: true });

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const cookie = (value: string) => ({ cookie: `bigboard=${value}` });
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Words that stand in every first picture of the board, and in none of what strangers are told. */
const values = /AAPL|MSFT|Premier League|homeScore|"rows"|bigboard_/;

/** Everything that can be asked without a handshake. */
const paths = [
  "/",
  "/markets",
  "/markets/AAPL",
  "/scores",
  "/lab",
  "/control",
  "/nowhere",
  "/live/quotes",
  "/live/leagues",
  "/live/nothing",
  "/metrics",
  "/access",
  "/access/links",
  "/_next/data/x/index.json",
  "/_next/image?url=%2F&w=64&q=75",
  "/_next/static/../../live/quotes",
  "/_next/static/%2e%2e/%2e%2e/markets",
  "/_next/static/..%2f..%2fmarkets",
  "/_next/static/..\\..\\markets",
  "/_next/static//../../markets",
  "/_next/static/x?_rsc=1",
  "/icon.svg/../markets",
  "/icon.svg%2f..%2fmarkets",
  "/markets?_rsc=1",
  "/markets.rsc",
  "/index.rsc",
  "/MARKETS",
  "/live",
  "/socket.io/",
  "/enter/../markets",
  "/enter%2f..%2fmarkets",
];

/** A path as it is, which no client would send. */
async function askRaw(attacker: Attacker, path: string, ...headers: readonly string[]) {
  const wire = attacker.wire().send(head(`GET ${path}`, "Connection: close", ...headers));
  await wire.over();
  return { status: wire.statuses[0] ?? 0, text: wire.received };
}

const signIn = (attacker: Attacker, key: string) =>
  attacker.ask("/enter", { method: "POST", headers: form, body: `key=${key}&to=/` });

/** What a cookie's header carries. */
function cookieOf({ headers }: Answered): string {
  return /^bigboard=([^;]+)/.exec(headers["set-cookie"]?.[0] ?? "")?.[1] ?? "";
}

/** Whether somebody with these headers may look, over each transport. */
async function mayLook(attacker: Attacker, headers: Record<string, string>): Promise<boolean[]> {
  const stream = { ...headers, accept: "text/event-stream" };
  const webSocket = await attacker.webSocket(headers);
  const engine = await attacker.webSocket(
    headers,
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
  );
  engine.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  const texts = () =>
    engine.frames
      .filter(({ opcode }) => opcode === opcodes.text)
      .map(({ payload }) => `${payload}`);
  const said = () => texts().find((text) => text.startsWith("44") || text.startsWith("42")) ?? "";
  await expect.poll(() => said() !== "" || engine.ended, { timeout: 30_000 }).toBe(true);
  return [
    (await attacker.ask("/live/leagues", { headers })).status === 200,
    (await attacker.ask("/live/leagues", { headers: stream, method: "HEAD" })).status === 200,
    (await attacker.ask("/markets", { headers })).status === 200,
    webSocket.status === 101,
    said().startsWith("42"),
  ];
}

const nowhere = [false, false, false, false, false];

attack("everything without a key", async (attacker) => {
  const rsc = [
    "RSC: 1",
    "Next-Router-Prefetch: 1",
    "X-Matched-Path: /markets",
    "X-Invoke-Path: /markets",
  ];
  for (const path of paths) {
    for (const headers of [[], rsc]) {
      const { status, text } = await askRaw(attacker, path, ...headers);
      expect([path, status < 500, values.exec(text)]).toEqual([path, true, null]);
    }
  }
  expect(await mayLook(attacker, {})).toEqual(nowhere);
});

attack("keys where none belong, and what is like a key", async (attacker) => {
  const inPlace = [`/live/quotes?key=${viewerKey}`, `/live?key=${viewerKey}`, `/?key=${viewerKey}`];
  for (const path of inPlace) expect((await askRaw(attacker, path)).text).not.toMatch(values);
  const likeness: Record<string, string>[] = [
    { authorization: viewerKey },
    { authorization: `Basic ${Buffer.from(`:${viewerKey}`).toString("base64")}` },
    cookie(viewerKey),
    { "x-bigboard-key": viewerKey },
    { authorization: "Bearer " },
  ];
  for (const headers of likeness) expect(await mayLook(attacker, headers)).toEqual(nowhere);
});

attack("a key of spaces, which is hard to read", async (attacker) => {
  const wires = Array.from({ length: 20 }, () => attacker.wire());
  for (let round = 0; round < 5; round += 1) {
    const request = head("GET /live/quotes", `Authorization: Bearer a${" ".repeat(14_000)}b`);
    for (const wire of wires) wire.send(request);
  }
  for (const wire of wires)
    await wire.until("answers", () => wire.ended || wire.statuses.length === 5);
});

attack("cookies that were never given, were changed, or were given back", async (attacker) => {
  const given = cookieOf(await signIn(attacker, viewerKey));
  expect(await mayLook(attacker, cookie(given))).toEqual([true, true, true, true, true]);
  const operators = `o${given.slice(1)}`;
  const later = given.split(".").with(2, "zzzzzzzz").join(".");
  const changed = given.slice(0, -2) + (given.endsWith("AA") ? "BB" : "AA");
  const forged = [
    operators,
    later,
    changed,
    given.slice(0, -1),
    `${given}a`,
    "",
    "v....",
    "a".repeat(8_000),
  ];
  for (const value of forged) {
    const { status } = await attacker.ask("/live/leagues", { headers: cookie(value) });
    expect([value.slice(0, 80), status]).toEqual([value.slice(0, 80), 401]);
  }
  const left = await attacker.ask("/access/leave", { method: "POST", headers: cookie(given) });
  expect(left.status).toBe(303);
  expect(await mayLook(attacker, cookie(given))).toEqual(nowhere);
});

attack("viewers who want to operate", async (attacker) => {
  const given = cookieOf(await signIn(attacker, viewerKey));
  for (const headers of [bearer(viewerKey), cookie(given)]) {
    const deeds: [string, Asking][] = [
      ["/metrics", { headers }],
      ["/access/links", { headers }],
      ["/access/links", { headers, method: "POST", body: '{"until":"2027-01-31T18:00:00Z"}' }],
      ["/access/links/a", { headers, method: "DELETE" }],
      ["/access/end", { headers, method: "POST" }],
    ];
    for (const [path, asking] of deeds) {
      expect([path, (await attacker.ask(path, asking)).status]).toEqual([path, 401]);
    }
    const socket = await attacker.webSocket(headers);
    socket.send({ type: "control", ref: 1, rate: 0, paused: true });
    socket.send({ type: "control", ref: 2, __proto__: { operator: true }, operator: true });
    await expect
      .poll(() => socket.events.filter(({ ref }) => ref === 1 || ref === 2).length)
      .toBe(2);
    const answers = socket.events.filter(({ ref }) => ref !== undefined);
    expect(answers.map(({ code }) => code)).toEqual(["unauthorized", "bad_request"]);
  }
});

attack("links that are over, ended, or changed", async (attacker) => {
  const headers = { ...bearer(operatorKey), "content-type": "application/json" };
  const body = JSON.stringify({ until: new Date(2_000_000_000_000).toISOString() });
  // A moment that is more than 400 days away is refused.
  expect((await attacker.ask("/access/links", { method: "POST", headers, body })).status).toBe(400);
  const soon = JSON.stringify({ until: Date.now() + 86_400_000 });
  const made = await attacker.ask("/access/links", { method: "POST", headers, body: soon });
  const { id, path } = JSON.parse(made.text) as { id: string; path: string };
  const entered = await attacker.ask(`${path}?here`);
  const pass = cookieOf(entered);
  expect(await mayLook(attacker, cookie(pass))).toEqual([true, true, true, true, true]);
  const watching = await attacker.webSocket(cookie(pass));
  const [start = "", , mac = ""] = path.split(".");
  const wrong = [
    `${path}a`,
    path.slice(0, -1),
    `${start}.zzzzzzzz.${mac}`,
    `${start}.`,
    "/enter/a.b.c",
  ];
  for (const one of wrong) expect(cookieOf(await attacker.ask(`${one}?here`))).toBe("");
  expect((await attacker.ask(`/access/links/${id}`, { method: "DELETE", headers })).status).toBe(
    204,
  );
  await expect.poll(() => watching.closeCode, { timeout: 30_000 }).toBe(1008);
  expect(await mayLook(attacker, cookie(pass))).toEqual(nowhere);
  expect(cookieOf(await attacker.ask(`${path}?here`))).toBe("");
});

attack("ways out of the way in", async (attacker) => {
  const to = [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
  ];
  const more = [
    "/%0d%0aSet-Cookie:a=b",
    "javascript:alert(1)",
    "/\t/elsewhere.example",
    '"><script>1</script>',
    "/a\r\nb: c",
  ];
  for (const address of [...to, ...more]) {
    const body = `key=${viewerKey}&to=${encodeURIComponent(address)}`;
    const entered = await attacker.ask("/enter", { method: "POST", headers: form, body });
    const headers = bearer(viewerKey);
    const shown = await attacker.ask(`/enter?to=${encodeURIComponent(address)}`, { headers });
    const asked = await attacker.ask(`/enter?to=${encodeURIComponent(address)}`);
    for (const { headers: told } of [entered, shown]) {
      expect(new URL(told.location ?? "/", "http://own.example").host, address).toBe("own.example");
    }
    expect(asked.text).not.toContain("<script>1");
  }
});

attack("forms that are none", async (attacker) => {
  const json = { ...bearer(operatorKey), "content-type": "application/json" };
  const bodies = [
    "",
    "null",
    "[]",
    "{",
    `${"[".repeat(50_000)}`,
    '{"until":1e999}',
    '{"until":"__proto__"}',
    '{"__proto__":{"until":1}}',
    `{"until":1,"name":"${"a".repeat(100_000)}"}`,
  ];
  for (const body of bodies) {
    const made = await attacker
      .ask("/access/links", { method: "POST", headers: json, body })
      .catch(() => null);
    expect(made === null || (made.status >= 400 && made.status < 500), body.slice(0, 40)).toBe(
      true,
    );
  }
  const large = attacker.wire().send(head("POST /enter", "Content-Length: 100000000"));
  for (let count = 0; count < 50; count += 1) large.send(Buffer.alloc(100_000, "a"));
  const status = await large.status();
  expect(status === null || (status >= 400 && status < 500)).toBe(true);
  // Bodies that end before they are whole, and those that never do.
  for (let count = 0; count < 50; count += 1) {
    const wire = attacker.wire().send(head("POST /enter", "Content-Length: 100")).send("key=a");
    if (count % 2 === 0) wire.destroy();
  }
});

// Last: strangers have to wait after it.
attack(
  "wrong keys by the thousand, from one address and from many",
  async (attacker) => {
    const ask = (from: string, key: string) =>
      attacker.ask("/live/leagues", { from, headers: bearer(key) });
    const statuses = await Promise.all(
      Array.from({ length: 600 }, (_, index) => {
        const from = index < 300 ? attacker.from : `127.2.${index % 200}.1`;
        return ask(from, `wrong-key-${index}`).then(({ status }) => status);
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    // Even the right key is not looked at from where guesses came, and who knew it before comes in.
    expect((await ask(attacker.from, viewerKey)).status).toBe(401);
    expect((await ask("127.0.0.1", viewerKey)).status).toBe(200);
  },
  { log: /wrong key from/ },
);
