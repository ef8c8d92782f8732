/** deploy/compose.yaml as Compose reads it: it says what docs/HOSTING.md and the Dockerfile say. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../../server/config/config.ts";
import { settings } from "../../server/config/settings.ts";
import { root } from "../support/sources.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const text = read("deploy/compose.yaml");
const guide = read("docs/HOSTING.md");
/** What the image runs with: the last of the Dockerfile's stages. */
const image = read("deploy/Dockerfile").split("\nFROM ").at(-1) ?? "";

const word = z.string().min(1);
const words = z.array(word);
/** All that a service of ours may say, so that a name which Compose does not know is found. */
const service = z.strictObject({
  build: z.strictObject({ context: word, dockerfile: word }).optional(),
  image: word,
  profiles: words.optional(),
  environment: z.record(word, z.string()),
  ports: words,
  volumes: words.optional(),
  depends_on: z.record(word, z.strictObject({ condition: word })).optional(),
  restart: z.literal("unless-stopped"),
  stop_grace_period: z.string().regex(/^\d+s$/),
  read_only: z.boolean().optional(),
  tmpfs: words.optional(),
  cap_drop: words.optional(),
  security_opt: words.optional(),
  mem_limit: z.string().regex(/^\d+m$/),
  pids_limit: z.int().optional(),
  ulimits: z.strictObject({ nofile: z.int() }).optional(),
  logging: z.strictObject({ driver: word, options: z.record(word, z.string()) }).optional(),
});
const file = z.strictObject({
  services: z.strictObject({ board: service, caddy: service }),
  volumes: z.record(word, z.null()),
});
const { services, volumes } = file.parse(parse(text));
const { board, caddy } = services;

/** What the guide has in deploy/.env. */
const given = Object.fromEntries(
  [...guide.matchAll(/^(BIGBOARD_\w+)=(.+)$/gm)].map(([, name, value = ""]) => {
    return [name ?? "", value.startsWith("<") ? "a key of 16 characters" : value];
  }),
);

/** Puts variables in as Compose does. @throws Error with its words where one is wanted. */
function filled(environment: Readonly<Record<string, string>>, variables: typeof given) {
  const fill = (value: string) =>
    value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, how: string, more: string) => {
      if (how === "?" && !variables[name]) throw new Error(more);
      return variables[name] || more;
    });
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.map(([name, value]) => [name, fill(value)]));
}

test("it means the same by YAML 1.1 and 1.2, and no name stands twice", () => {
  const options = { strict: true, uniqueKeys: true } as const;
  const [older, newer] = (["1.1", "1.2"] as const).map((version) =>
    parse(text, { ...options, version }),
  );
  expect(older).toEqual(newer);
});

test("the board is built as the guide builds it, by files that are there", () => {
  const { context = "", dockerfile = "" } = board.build ?? {};
  expect(join(root, "deploy", context, "/")).toBe(join(root, "/"));
  expect(guide).toContain(`docker build -f ${dockerfile} -t ${board.image} .`);
  expect(existsSync(join(root, dockerfile))).toBe(true);
});

test("the board is as locked in as the guide says, and as its container by hand", () => {
  expect(guide).toContain("--read-only --tmpfs /tmp --cap-drop ALL");
  expect(guide).toContain("--security-opt no-new-privileges -p 127.0.0.1:3000:3000");
  expect(board).toMatchObject({
    read_only: true,
    tmpfs: ["/tmp"],
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    ports: ["127.0.0.1:3000:3000"],
  });
  expect(image).toMatch(/^EXPOSE 3000$/m);
  // The service says no user of its own.
  expect(image).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
});

test("limits and patience are those of the systemd unit", () => {
  const unit = read("deploy/bigboard.service");
  const { mem_limit = "", pids_limit, stop_grace_period, ulimits } = board;
  expect(unit).toContain(`\nMemoryMax=${mem_limit.toUpperCase()}\n`);
  expect(unit).toContain(`\nTasksMax=${pids_limit}\n`);
  expect(unit).toContain(`\nLimitNOFILE=${ulimits?.nofile}\n`);
  expect(`TimeoutStopSec=${stop_grace_period}`).toBe(`${/^TimeoutStopSec=\d+/m.exec(unit)}s`);
});

test("what the guide has in deploy/.env makes settings that the board takes", () => {
  const known = Object.values(settings).flatMap((one) => ("variable" in one ? one.variable : []));
  expect(known).toEqual(expect.arrayContaining(Object.keys(board.environment)));
  const line = /^ENV (.+)$/m.exec(image)?.[1] ?? "";
  const baked = Object.fromEntries(line.split(" ").map((pair) => pair.split("=")));
  const config = readConfig([], { ...baked, ...filled(board.environment, given) });
  expect(config).toMatchObject({
    host: "0.0.0.0",
    port: 3_000,
    allowedHosts: ["board.example.com"],
    operatorKey: given.BIGBOARD_OPERATOR_KEY,
    viewerKey: null,
  });
  expect(config?.trustProxy).toBeDefined();
  expect(guide).toContain(`TRUST_PROXY=${board.environment.TRUST_PROXY}`);
  expect(() => filled(board.environment, {})).toThrow("give a key of 16 characters or more");
});

test("Caddy comes with its profile only, once the board is well, and finds it", () => {
  expect(guide).toContain(`--profile ${caddy.profiles} up -d`);
  expect(board.profiles).toBeUndefined();
  expect(caddy.depends_on).toEqual({ board: { condition: "service_healthy" } });
  expect(image).toMatch(/^HEALTHCHECK .*\/readyz/m);
  const site = read("deploy/Caddyfile");
  const names = [...site.matchAll(/\{\$(\w+):/g)].map(([, name]) => name);
  expect(Object.keys(caddy.environment).sort()).toEqual(names.sort());
  expect(filled(caddy.environment, given)).toEqual({
    BIGBOARD_NAME: "board.example.com",
    BIGBOARD_UPSTREAM: "board:3000",
  });
  for (const volume of caddy.volumes ?? []) {
    const [from = ""] = volume.split(":");
    const found = from.startsWith(".") ? existsSync(join(root, "deploy", from)) : from in volumes;
    expect(found, volume).toBe(true);
  }
  expect(Object.keys(volumes)).toHaveLength(1);
});
