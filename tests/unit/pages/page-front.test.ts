/** The pages' front on a server of HTTP, with drawings by hand and files of its own. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { securedResponse } from "../../../server/ops/security-headers.ts";
import { Departing } from "../../../server/pages/departing.ts";
import { pageOf } from "../../../server/pages/page.ts";
import { PageFront } from "../../../server/pages/page-front.ts";
import type { PageRequest } from "../../../server/pages/page-request.ts";
import { SharedPages } from "../../../server/pages/shared-pages.ts";
import { StaticFiles } from "../../../server/pages/static-files.ts";
import { ask } from "../../support/http-ask.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const drawnWith = "drawn+with/this+nonce/ok";
const script = "self.lines = 12345;".repeat(200);

let root: string;
let url: string;
let drawn: string[];
let noted: string[];
let close: () => void;
let release: () => void;
let released: Promise<void>;

/** Bytes of /large, far more than kernels keep for a connection. */
const largeBytes = 16_000_000;

/** Pages whose text says their address; /broken cannot be drawn, and /slow waits to be released. */
async function draw({ url: page }: PageRequest) {
  drawn.push(page);
  if (page === "/broken") throw new Error("no ink");
  if (page === "/slow") await released;
  const status = page === "/nowhere" ? 404 : 200;
  const html =
    `<html><head></head><body><script nonce="${drawnWith}">${page}</script>` +
    `<p style="color:red">${"text ".repeat(300)}</p></body></html>`.padEnd(
      page === "/large" ? largeBytes : 0,
    );
  const headers = {
    "content-type": "text/html; charset=utf-8",
    vary: "rsc",
    connection: "close",
    link: `<a.woff2>; rel=preload; as="font"; nonce="${drawnWith}"; type="font/woff2", <b.js>; rel=preload; as="script"; nonce="${drawnWith}"`,
  };
  return pageOf({ status, headers, body: Buffer.from(html) }, drawnWith);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "bigboard-pages-"));
  mkdirSync(join(root, ".next/static/chunks"), { recursive: true });
  mkdirSync(join(root, "public"));
  writeFileSync(join(root, ".next/static/chunks/a[b].js"), script);
  writeFileSync(join(root, ".next/secret"), "secret");
  writeFileSync(join(root, "public/icon.svg"), "<svg/>");
  drawn = [];
  noted = [];
  ({ promise: released, resolve: release } = Promise.withResolvers<void>());
  const front = new PageFront({
    shared: new SharedPages(draw, new ManualClock(), { drawing: 1, waiting: 0 }),
    files: StaticFiles.below(root),
    randomBytes,
    faults: { note: (place, _, doing) => noted.push(`${place}: ${doing}`) },
    departing: new Departing(2.5 * largeBytes),
  });
  const ServerResponse = securedResponse(() => false);
  const server = createServer({ ServerResponse }, (request, response) =>
    front.answer(request, response, "192.0.2.1"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});

afterEach(() => {
  close();
  rmSync(root, { recursive: true });
});

const nonceIn = (policy: string | null) =>
  /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? "")?.[1];

test("two who ask at once are given one drawing, each with a nonce of its own in page and policy", async () => {
  const answers = await Promise.all([fetch(`${url}/scores`), fetch(`${url}/scores`)]);
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      const nonce = nonceIn(answer.headers.get("content-security-policy"));
      const text = await answer.text();
      expect(answer.headers.get("content-encoding")).toBe("gzip");
      expect(answer.headers.get("vary")).toBe("rsc, accept-encoding");
      expect(text).toContain(`<script nonce="${nonce}">/scores</script>`);
      expect(text).toContain(`<style nonce="${nonce}">[data-drawn="0"]`);
      expect(text).not.toContain(" style=");
      expect(text).not.toContain(drawnWith);
      return nonce;
    }),
  );
  expect(drawn).toEqual(["/scores"]);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("what is named to be loaded early is named without the nonce of the drawing", async () => {
  const { headers } = await fetch(`${url}/`);
  expect(headers.get("link")).toBe(
    '<a.woff2>; rel=preload; as="font"; type="font/woff2", <b.js>; rel=preload; as="script"',
  );
});

test("the policy has no inline exception, and names the server's own sockets by the host asked", async () => {
  const answer = await fetch(`${url}/`);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain(`connect-src 'self' ${url.replace("http", "ws")} wss:`);
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part);
  }
});

test("a host that is none gets into no policy", async () => {
  const { headers } = await ask(`${url}/`, { headers: { host: "a; script-src *" } });
  expect(headers["content-security-policy"]).toMatch(/connect-src 'self'; /);
  expect(headers["content-security-policy"]).not.toContain("*");
});

test.each([
  ["gzip", "gzip"],
  ["br, gzip;q=0.5", "gzip"],
  ["*", "gzip"],
  ["gzip;q=0", undefined],
  ["*, gzip;q=0.0", undefined],
  ["identity", undefined],
])("who accepts %s is given %s", async (accepted, encoding) => {
  const answer = await fetch(`${url}/`, { headers: { "accept-encoding": accepted } });
  expect(answer.headers.get("content-encoding")).toBe(encoding ?? null);
  const text = await answer.text();
  expect(text).toContain("</html>");
  const length = Number(answer.headers.get("content-length"));
  if (encoding === undefined) expect(length).toBe(text.length);
  else expect(length).toBeLessThan(text.length / 2);
});

/** Asks for /large and reads nothing. @returns how many bytes of it come in all, once read. */
async function askLarge(): Promise<() => Promise<number>> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${url}/large`, { agent: false }, resolve).once("error", reject).end();
  });
  return async () => {
    let bytes = 0;
    try {
      for await (const part of answer) bytes += (part as Buffer).length;
    } catch {
      // It was cut.
    }
    return bytes;
  };
}

test("of those who do not read their pages, the slowest are cut when there is too much", async () => {
  const first = await askLarge();
  const second = await askLarge();
  const third = await askLarge();
  expect(await first()).toBeLessThan(largeBytes);
  expect(await second()).toBeGreaterThan(largeBytes - 1_000);
  // What has been taken takes no room any more.
  const fourth = await askLarge();
  for (const read of [third, fourth]) expect(await read()).toBeGreaterThan(largeBytes - 1_000);
});

test.each([
  ["garbage", 400],
  ["%E0%A4%A", 400],
  ["%7B%22__proto__%22%3A1%7D", 400],
  [encodeURIComponent(JSON.stringify(["", {}, null, "whatever"])), 400],
  [encodeURIComponent(JSON.stringify(["", { children: ["scores", {}] }, null, "refetch"])), 200],
])("a navigation that has %s already is answered with %i", async (state, status) => {
  const headers = { rsc: "1", "next-router-state-tree": state };
  const answer = await fetch(`${url}/scores`, { headers });
  expect(answer.status).toBe(status);
  if (status === 400) expect(await answer.text()).toMatch(/^next-router-state-tree: give/);
  expect([drawn.length, noted]).toEqual([status === 200 ? 1 : 0, []]);
});

test("HEAD is answered as GET, without the page; other methods not at all", async () => {
  const head = await fetch(`${url}/`, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(100);
  expect(await head.text()).toBe("");
  const posted = await fetch(`${url}/`, { method: "POST", body: "x" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect(drawn).toEqual(["/"]);
});

test("what is not found is drawn for each who asks, under the same policy", async () => {
  for (const _ of [1, 2]) {
    const answer = await fetch(`${url}/nowhere`);
    expect(answer.status).toBe(404);
    expect(nonceIn(answer.headers.get("content-security-policy"))).toHaveLength(24);
  }
  expect(drawn).toEqual(["/nowhere", "/nowhere"]);
});

test("who comes where too many wait is told to come again, and so is who asks for what breaks", async () => {
  const slow = fetch(`${url}/slow`);
  await vi.waitFor(() => expect(drawn).toEqual(["/slow"]));
  const other = await fetch(`${url}/`);
  expect([other.status, other.headers.get("retry-after")]).toEqual([503, "1"]);
  release();
  expect((await slow).status).toBe(200);
  const broken = await fetch(`${url}/broken`);
  expect([broken.status, broken.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(noted).toEqual(["page: the page /broken could not be drawn"]);
});

test("an address longer than any page's is told so", async () => {
  expect((await fetch(`${url}/${"a".repeat(3_000)}`)).status).toBe(414);
  expect(drawn).toEqual([]);
});

test("a build's files may be kept for good, and are compressed for who can read it", async () => {
  const file = await fetch(`${url}/_next/static/chunks/a%5Bb%5D.js?v=1`);
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(file.headers.get("content-encoding")).toBe("gzip");
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await file.text()).toBe(script);
  const plain = await ask(`${url}/_next/static/chunks/a%5Bb%5D.js`);
  expect(plain.text).toBe(script);
  const icon = await fetch(`${url}/icon.svg`);
  expect(icon.headers.get("content-type")).toBe("image/svg+xml");
  expect(icon.headers.get("cache-control")).toBe("public, max-age=3600");
  expect(drawn).toEqual([]);
});

test.each([
  "/_next/static/nothing.js",
  "/_next/static/../secret",
  "/_next/static/%2e%2e/secret",
  "/_next/static/chunks/",
  "/favicon.ico",
])("%s is no file, and no page is drawn for it", async (path) => {
  // As it is written: an address would be tidied.
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port: new URL(url).port, path }, resolve)
      .once("error", reject)
      .end();
  });
  answer.resume();
  expect(answer.statusCode).toBe(404);
  expect(drawn).toEqual([]);
});
