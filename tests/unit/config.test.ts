import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "../../server/config/config.ts";
import { helpText, settingsDocument } from "../../server/config/help.ts";
import { limitSettings, limitsOf } from "../../server/config/limit-settings.ts";
import type { Setting } from "../../server/config/setting.ts";
import { settings } from "../../server/config/settings.ts";
import { limitsDefault } from "../../server/gateway/limits.ts";
import { root } from "../support/sources.ts";

const problemsOf = (args: readonly string[], environment: Record<string, string> = {}) => {
  try {
    readConfig(args, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const limits = Object.fromEntries(
  Object.entries(limitSettings).map(([name, { otherwise }]) => [name, Number(otherwise)]),
);

test("without anything set the board simulates, for this machine only", () => {
  expect(readConfig([], {})).toEqual({
    feed: "simulator",
    seed: "bigboard",
    rate: undefined,
    speed: undefined,
    scenario: undefined,
    instruments: undefined,
    port: 3_000,
    host: "127.0.0.1",
    trustProxy: undefined,
    viewerKey: null,
    operatorKey: null,
    operatorKeyMade: false,
    allowedOrigins: [],
    allowedHosts: [],
    logLevel: "info",
    dev: false,
    ...limits,
  });
});

test("without anything set the limits are the default ones; what is set takes its burst along", () => {
  const config = readConfig([], {});
  expect(config && limitsOf(config)).toEqual(limitsDefault);
  const other = readConfig([], { LIMIT_MESSAGES: "5", LIMIT_CONNECTIONS: "3" });
  const expected = { eventsPerSecond: 5, eventsBurst: 40, connectionsMax: 3 };
  expect(other && limitsOf(other)).toEqual({ ...limitsDefault, ...expected });
  expect(problemsOf([], { LIMIT_CONNECTIONS: "none" })).toEqual([
    'LIMIT_CONNECTIONS is "none": give a whole number from 1 to 1000000 connections',
  ]);
});

test("the environment sets, and the command line goes before it", () => {
  const environment = {
    BIGBOARD_FEED: "replay:worldcup-2026",
    BIGBOARD_SEED: "one",
    PORT: "8080",
    HOST: "0.0.0.0",
    BIGBOARD_OPERATOR_KEY: "a key that nobody guesses",
    ALLOWED_ORIGINS: "https://a.example, http://b.example:81/",
    ALLOWED_HOSTS: "A.example",
    LOG_LEVEL: "debug",
  };
  expect(readConfig([], environment)).toMatchObject({
    feed: "replay:worldcup-2026",
    seed: "one",
    port: 8_080,
    host: "0.0.0.0",
    operatorKey: "a key that nobody guesses",
    operatorKeyMade: false,
    allowedOrigins: ["https://a.example", "http://b.example:81"],
    allowedHosts: ["a.example"],
    logLevel: "debug",
  });
  const args = ["--feed", "simulator", "--seed=two", "--port", "0", "--rate", "10000", "--dev"];
  args.push("--instruments", "5000", "--scenario", "stock-halt@60");
  expect(readConfig([...args, "--speed", "0.5", "--host", "::1"], environment)).toMatchObject({
    feed: "simulator",
    seed: "two",
    port: 0,
    rate: 10_000,
    instruments: 5_000,
    speed: 0.5,
    scenario: { name: "stock-halt", at: 60 },
    host: "::1",
    dev: true,
  });
});

test("an empty variable counts as not set, an empty option does not", () => {
  const environment = { PORT: "", HOST: "", BIGBOARD_FEED: "", ALLOWED_HOSTS: "", TRUST_PROXY: "" };
  expect(readConfig([], environment)).toEqual(readConfig([], {}));
  expect(problemsOf(["--port", ""])).toEqual(['--port is "": give a whole number from 0 to 65535']);
});

test("a server for others gets a key of its own at each start where none is given", () => {
  const keys = [1, 2].map(() => readConfig(["--host", "0.0.0.0"], {}));
  for (const config of keys) {
    expect(config?.operatorKeyMade).toBe(true);
    expect(config?.operatorKey?.length).toBeGreaterThanOrEqual(24);
  }
  expect(keys[0]?.operatorKey).not.toBe(keys[1]?.operatorKey);
});

test.each([
  { BIGBOARD_VIEWER_KEY: "a key for those who look" },
  { ALLOWED_HOSTS: "board.example" },
  { TRUST_PROXY: "1" },
])("a loopback address is not for everybody's controls with %j", (environment) => {
  expect(readConfig([], environment)).toMatchObject({
    operatorKey: expect.stringMatching(/^.{24}$/),
    operatorKeyMade: true,
  });
});

test("viewers have a key of their own", () => {
  const one = "a key that nobody guesses";
  expect(readConfig([], { BIGBOARD_VIEWER_KEY: one })?.viewerKey).toBe(one);
  const both = { BIGBOARD_VIEWER_KEY: one, BIGBOARD_OPERATOR_KEY: one };
  expect(problemsOf([], both)).toEqual([expect.stringContaining("BIGBOARD_VIEWER_KEY")]);
});

test("a key that is given holds on a loopback address too", () => {
  const config = readConfig([], { BIGBOARD_OPERATOR_KEY: "a key that nobody guesses" });
  expect(config?.operatorKey).toBe("a key that nobody guesses");
});

test.each([
  [["--prot", "5"], "--prot"],
  [["--no-dev"], "--no-dev"],
  [["-p"], "-p"],
  [["simulator"], '"simulator"'],
  [["--port"], "--port"],
  [["--port", "3000.5"], '"3000.5"'],
  [["--port", "65536"], "65535"],
  [["--rate", "-1"], "400000"],
  [["--rate", ""], "--rate"],
  [["--speed", "601"], "600"],
  [["--instruments", "20001"], "20000"],
  [["--instruments", "2.5"], "whole"],
  [["--speed", "fast"], '"fast"'],
  [["--scenario", "storm"], "crash-and-recovery"],
  [["--scenario", "goal-storm@soon"], "--scenario"],
  [["--feed", ""], "--feed"],
  [["--seed", ""], "--seed"],
  [["--host", " "], "--host"],
  [["--dev=yes"], "--dev"],
])("%j is wrong, and the message says %s", (args, named) => {
  const problems = problemsOf(args);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(named);
});

test.each([
  [{ PORT: "http" }, "PORT"],
  [{ BIGBOARD_OPERATOR_KEY: "short" }, "BIGBOARD_OPERATOR_KEY"],
  [{ ALLOWED_ORIGINS: "board.example" }, '"board.example"'],
  [{ ALLOWED_ORIGINS: "https://board.example/path" }, "ALLOWED_ORIGINS"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  [{ TRUST_PROXY: "yes" }, 'TRUST_PROXY is "yes": give the number of proxies'],
  [{ TRUST_PROXY: "10.0.0.0/40" }, "TRUST_PROXY"],
])("%j is wrong, and the message says %s", (environment, named) => {
  expect(problemsOf([], environment as Record<string, string>).join("\n")).toContain(named);
});

test("what is wrong with a secret is said without it", () => {
  const problems = problemsOf([], { BIGBOARD_OPERATOR_KEY: "short secret" }).join("\n");
  expect(problems).toContain("BIGBOARD_OPERATOR_KEY will not do: give 16 to 200 characters");
  expect(problems).not.toContain("short secret");
});

test("all that is wrong is said at once", () => {
  const problems = problemsOf(["--prot", "5", "--rate", "x", "--speed", "0"], {
    LOG_LEVEL: "loud",
  });
  expect(problems).toHaveLength(4);
});

test("help goes before what is wrong, and names every option", () => {
  expect(readConfig(["--help"], { LOG_LEVEL: "loud" })).toBeNull();
  expect(readConfig(["--help", "--nonsense"], {})).toBeNull();
  for (const { flag, variable } of Object.values<Setting>(settings)) {
    if (flag !== undefined) expect(helpText).toContain(`  --${flag}`);
    if (variable !== undefined) expect(helpText).toContain(variable);
  }
  for (const name of ["--dev", "--help"]) expect(helpText).toContain(name);
  expect(Math.max(...helpText.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
});

test("each setting can be set, by names of its own, and its default is right", () => {
  const names = Object.values<Setting>(settings).map(({ flag, variable, otherwise, schema }) => {
    if (otherwise !== null) expect(schema.safeParse(otherwise).success, variable).toBe(true);
    return [flag, variable].filter((name) => name !== undefined);
  });
  expect(names.every((own) => own.length > 0)).toBe(true);
  expect(new Set(names.flat()).size).toBe(names.flat().length);
});

test("docs/SETTINGS.md is what `npm run settings` writes", () => {
  expect(readFileSync(join(root, "docs/SETTINGS.md"), "utf8")).toBe(settingsDocument());
});

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.5", false],
  ["127.0.0.1.example", false],
])("%s is a loopback address: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
