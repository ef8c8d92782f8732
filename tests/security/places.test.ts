/** Foreign names and origins on every transport, and paths that lead elsewhere. */
import { expect } from "vitest";
import { type Attacker, attacks } from "./attack.ts";

const attack = attacks();

const upgrade = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

/** What each transport, and each kind of page, is asked with, besides a host and an origin. */
const doors: Readonly<Record<string, readonly [line: string, ...headers: string[]]>> = {
  "a short poll": ["GET /live/quotes HTTP/1.1"],
  "a long poll": ["GET /live/quotes?wait=30&since=a.1 HTTP/1.1"],
  "a stream": ["GET /live/quotes HTTP/1.1", "Accept: text/event-stream"],
  "a WebSocket": ["GET /live HTTP/1.1", ...upgrade],
  "Socket.IO by polling": ["GET /socket.io/?EIO=4&transport=polling HTTP/1.1"],
  "Socket.IO by WebSocket": ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", ...upgrade],
};
const pages: typeof doors = {
  "a page": ["GET / HTTP/1.1"],
  "a page's data": ["GET /markets?_rsc=a HTTP/1.1", "RSC: 1"],
  "a file": ["GET /icon.svg HTTP/1.1"],
  metrics: ["GET /metrics HTTP/1.1"],
};

/** The status of each door's answer; 0 where it is closed without one. */
async function knock(
  attacker: Attacker,
  at: typeof doors,
  ...headers: readonly string[]
): Promise<Record<string, number>> {
  const statuses = Object.entries(at).map(async ([name, [line, ...own]]) => {
    const request = [line, ...own, ...headers, "", ""].join("\r\n");
    return [name, (await attacker.wire().send(request).status()) ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(statuses));
}

const isRefused = (status: number) => status === 400 || status === 403 || status === 421;

attack(
  "pages of other origins",
  async (attacker) => {
    const { port } = attacker;
    const host = `Host: 127.0.0.1:${port}`;
    const origins = [
      "https://elsewhere.example",
      "null",
      "",
      `https://127.0.0.1:${port + 1}`,
      `http://127.0.0.1:${port}.elsewhere.example`,
      `http://127.0.0.1:${port}@elsewhere.example`,
      `http://elsewhere.example/?http://127.0.0.1:${port}`,
      "file://",
      "chrome-extension://a",
      `http://127.0.0.1:${port}, https://elsewhere.example`,
    ];
    for (const origin of origins) {
      const statuses = await knock(attacker, doors, host, `Origin: ${origin}`);
      const open = Object.entries(statuses).filter(([, status]) => !isRefused(status));
      expect(open, origin).toEqual([]);
    }
    const own = await knock(attacker, doors, host, `Origin: http://127.0.0.1:${port}`);
    expect(Object.values(own).every((status) => status < 205)).toBe(true);
  },
  { log: /refused \d+ from pages of another origin/ },
);

attack("names that are pointed at this server", async (attacker) => {
  const names = [
    "elsewhere.example",
    "127.0.0.1.elsewhere.example",
    "localhost.elsewhere.example",
    "localhost@elsewhere.example",
    "elsewhere.example:80",
    "127.0.0.1:1:1",
    "__proto__",
    "a".repeat(10_000),
  ];
  for (const name of names) {
    const statuses = await knock(attacker, { ...doors, ...pages }, `Host: ${name}`);
    const open = Object.entries(statuses).filter(([, status]) => !isRefused(status));
    expect(open, name.slice(0, 60)).toEqual([]);
  }
});

attack("two names at once", async (attacker) => {
  const both = ["Host: 127.0.0.1", "Host: elsewhere.example"];
  for (const hosts of [both, both.toReversed(), ["Host: 127.0.0.1", "Host: 127.0.0.1"]]) {
    const statuses = await knock(attacker, { ...doors, ...pages }, ...hosts);
    expect(Object.entries(statuses).filter(([, status]) => !isRefused(status))).toEqual([]);
  }
});

/** Ways to write a folder upwards. */
const upwards = [
  "..",
  "%2e%2e",
  "%2E.",
  ".%2e",
  "%252e%252e",
  "..%00",
  "..;",
  "....//..",
  "%c0%ae%c0%ae",
  "%uff0e%uff0e",
];
/** Ways to part folders. */
const slashes = ["/", "%2f", "%5c", "\\", "%252f", "%255c", "//", "/./"];
/** Files that are not for anybody, and what each holds. */
const targets = [
  ["package.json", '"bigboard"'],
  ["server/index.ts", "createBoard"],
  [".next/BUILD_ID", null],
  ["etc/passwd", "root:"],
  ["proc/self/environ", "BIGBOARD_OPERATOR_KEY"],
] as const;
const beginnings = [
  "/",
  "/_next/",
  "/_next/static/",
  "/_next/image/",
  "/live/",
  "/socket.io/",
  "/markets/",
];

attack("paths that lead upwards", async (attacker) => {
  const leaks: string[] = [];
  // Each way up with one slash, and each slash with one way up.
  const ways = [...upwards.map((up) => [up, "/"]), ...slashes.map((slash) => ["..", slash])];
  const paths = beginnings.flatMap((beginning) =>
    ways.map(([up = "", slash = ""]) => {
      return { beginning, way: Array<string>(6).fill(up).join(slash) + slash };
    }),
  );
  const secret = /"bigboard"|createBoard\(|root:.*:0:0:|operator-key-of|BIGBOARD_OPERATOR_KEY=/;
  // On one connection each kind of beginning, one after the other: there are thousands.
  await Promise.all(
    beginnings.map(async (start) => {
      const own = paths.filter(({ beginning }) => beginning === start);
      for (const [index, { beginning, way }] of own.entries()) {
        const [file] = targets[index % targets.length] ?? targets[0];
        const wire = attacker.wire();
        wire.send(
          `GET ${beginning}${way}${file} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
        );
        await wire.over();
        const [status = 0] = wire.statuses;
        if (status >= 500 || secret.test(wire.received))
          leaks.push(`${status} ${beginning}${way}${file}`);
        wire.destroy();
      }
    }),
  );
  expect(leaks).toEqual([]);
});

attack("addresses that are none", async (attacker) => {
  const { port } = attacker;
  const addresses = [
    `http://elsewhere.example/live/quotes`,
    `http://127.0.0.1:${port}/../../package.json`,
    "//elsewhere.example/",
    "///etc/passwd",
    "/\\elsewhere.example",
    "/%0d%0aSet-Cookie:%20a=b",
    "/%E0%A4%A",
    "/%",
    "/?%",
    "/_next/image?url=http://169.254.169.254/&w=64&q=75",
    "/_next/image?url=%2F..%2F..%2Fpackage.json&w=64&q=75",
    "/_next/image?url=file:///etc/passwd&w=64&q=75",
    "/_next/data/build/index.json",
    "/_next/static/chunks/../../../package.json",
    "/_next/static/",
    "/_next/webpack-hmr",
    "/__nextjs_original-stack-frame?file=/etc/passwd",
    "/.env",
    "/.git/config",
    "/server/index.ts",
    "/package.json",
    "/api/anything",
    "*",
    "live/quotes",
    "/markets/__proto__",
    "/markets/constructor",
    `/markets/${"a".repeat(4_000)}`,
    `/scores/${"%2e".repeat(2_000)}`,
    `/?${"a=b&".repeat(3_000)}`,
  ];
  for (const address of addresses) {
    const wire = attacker.wire();
    wire.send(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
    await wire.over();
    const [status = 0] = wire.statuses;
    const seen = [address.slice(0, 80), status];
    expect(status, String(seen)).toBeLessThan(500);
    if (address.startsWith("/_next/image")) expect(status, String(seen)).toBe(404);
    expect(wire.received, String(seen)).not.toMatch(/"bigboard"|root:.*:0:0:|createBoard/);
    expect(wire.received, String(seen)).not.toMatch(/^(set-cookie: a=b|location: (http:)?\/\/)/im);
  }
});

attack("words between the pages and their server", async (attacker) => {
  const headers = {
    "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
    "x-middleware-rewrite": "http://elsewhere.example/",
    "x-middleware-next": "1",
    "x-nextjs-data": "1",
    "x-matched-path": "/control",
    "x-invoke-path": "/control",
    "x-invoke-status": "500",
    "x-forwarded-host": "elsewhere.example",
    "x-original-url": "/metrics",
    "x-rewrite-url": "/metrics",
    "x-now-route-matches": "1",
    "next-router-state-tree": `[${"[".repeat(5_000)}`,
    "next-router-prefetch": "1",
    "next-action": "a".repeat(40),
    "next-url": "//elsewhere.example",
    rsc: "1",
  };
  for (const [name, value] of Object.entries(headers)) {
    for (const method of ["GET", "POST"]) {
      const wire = attacker.wire();
      const head = [`${method} / HTTP/1.1`, "Host: 127.0.0.1", `${name}: ${value}`];
      wire.send([...head, "RSC: 1", "Content-Length: 0", "Connection: close", "", ""].join("\r\n"));
      await wire.over();
      expect([name, wire.received.includes("elsewhere.example")]).toEqual([name, false]);
      expect([name, (wire.statuses[0] ?? 0) < 500]).toEqual([name, true]);
    }
  }
});

attack("handshakes through a page of another origin, a hundred at once", async (attacker) => {
  const open = Array.from({ length: 100 }, () =>
    attacker.webSocket({ Origin: "https://elsewhere.example" }),
  );
  for (const socket of await Promise.all(open)) expect(socket.status).toBe(403);
});
