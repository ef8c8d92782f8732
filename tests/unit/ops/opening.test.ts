import { expect, test } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { type Forwardable, parseTrust } from "../../../server/ops/forwarded.ts";
import {
  type OpeningConfig,
  openingLines,
  openingWarnings,
  operatorLine,
} from "../../../server/ops/opening.ts";
import { ProxyHint } from "../../../server/ops/proxy-hint.ts";

const local: OpeningConfig = {
  host: "127.0.0.1",
  viewerKey: null,
  operatorKey: null,
  operatorKeyMade: false,
  allowedHosts: [],
  allowedOrigins: [],
  trustProxy: undefined,
};
const feeds = [{ source: "simulator", status: "running", message: null }];

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["::1", "http://[::1]:3000"],
])("a server on %s is opened at %s", (host, address) => {
  const [first] = openingLines({ ...local, host }, 3_000, feeds);
  expect(first).toBe(`Bigboard is at ${address}`);
});

test("a key made at the start is handed over with its link, one that was given never", () => {
  const config = { ...local, host: "0.0.0.0", operatorKey: "secret", operatorKeyMade: true };
  expect(operatorLine(config, 80)).toContain("http://localhost:80/control#key=secret");
  const given = { ...config, operatorKeyMade: false, viewerKey: "hidden" };
  expect(operatorLine(given, 80)).toBeNull();
  const lines = [...openingLines(given, 80, feeds), ...openingWarnings(given)].join("\n");
  expect(lines).not.toMatch(/secret|hidden/);
});

test("it says who is let in, under which names, and what does not run", () => {
  const config: OpeningConfig = {
    ...local,
    viewerKey: "hidden",
    operatorKey: "secret",
    allowedHosts: ["board.example"],
    trustProxy: parseTrust("1"),
  };
  const broken = { source: "replay:x", status: "stalled", message: "no such file" };
  expect(openingLines(config, 80, [...feeds, broken]).slice(1)).toEqual([
    "it shows: simulator; replay:x (stalled: no such file)",
    "it lets in: who has the viewer's key or a link; to the controls who has the operator's key",
    "it is called: localhost, board.example; it believes: 1 proxy in front",
  ]);
});

test("limits are named where they were set to something else, and only then", () => {
  const last = (environment: Record<string, string>) => {
    const config = readConfig([], environment);
    return config === null ? "" : openingLines(config, 80, feeds).at(-1);
  };
  expect(last({})).toMatch(/^it is called/);
  expect(last({ LIMIT_CONNECTIONS: "10000" })).toMatch(/^it is called/);
  expect(last({ LIMIT_CONNECTIONS: "77" })).toBe("limits that were set: LIMIT_CONNECTIONS 77");
});

test("what is open to a network is warned of, what is meant so is not", () => {
  expect(openingWarnings(local)).toEqual([]);
  const open = openingWarnings({ ...local, host: "0.0.0.0" });
  expect(open.map((line) => /BIGBOARD_VIEWER_KEY|TRUST_PROXY/.exec(line)?.[0])).toEqual([
    "BIGBOARD_VIEWER_KEY",
    "TRUST_PROXY",
  ]);
  const closed = { ...local, host: "0.0.0.0", viewerKey: "k", trustProxy: parseTrust("loopback") };
  expect(openingWarnings(closed)).toEqual([]);
});

test.each([
  ["not set", undefined, false, /TRUST_PROXY=1/],
  ["set, and there is TLS", parseTrust("1"), true, null],
  ["set, and there is no TLS", parseTrust("1"), false, /without TLS/],
])("what a proxy brings is looked at: TRUST_PROXY is %s", (_, trust, secure, words) => {
  const told: string[] = [];
  const hint = new ProxyHint(trust, { isSecure: () => secure }, (message) => told.push(message));
  const request = (headers: Record<string, string>) => ({ headers }) as unknown as Forwardable;
  hint.look(request({ host: "a" }));
  expect(told).toEqual([]);
  hint.look(request({ "x-forwarded-for": "192.0.2.1" }));
  hint.look(request({ "x-forwarded-for": "192.0.2.1" }));
  expect(told).toEqual(words === null ? [] : [expect.stringMatching(words)]);
});
