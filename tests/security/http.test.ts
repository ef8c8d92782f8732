import { expect } from "vitest";
import { type Attacker, attacks } from "./attack.ts";
import { head } from "./wire.ts";

const attack = attacks();

/** Sends each on a connection of its own. @returns what was not refused, with its status. */
async function unrefused(attacker: Attacker, requests: Readonly<Record<string, string>>) {
  const seen = await Promise.all(
    Object.entries(requests).map(async ([name, request]) => {
      const wire = attacker.wire().send(request);
      return [name, await wire.status()] as const;
    }),
  );
  return seen.filter(([, status]) => status !== null && (status < 400 || status > 505));
}

attack("methods that there are not", async (attacker) => {
  const methods = [
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "G\0ET",
  ];
  const paths = ["/live/quotes", "/live", "/metrics"];
  const all = methods.flatMap((method) => paths.map((path) => `${method} ${path}`));
  const requests = Object.fromEntries(all.map((line) => [line, head(line, "Content-Length: 0")]));
  expect(await unrefused(attacker, requests)).toEqual([]);
});

attack("two requests in the shape of one", async (attacker) => {
  const inner = "GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  const post = (...headers: string[]) => head("POST /live/quotes", ...headers);
  const shapes = {
    "CL and TE": post("Content-Length: 6", "Transfer-Encoding: chunked"),
    "TE and CL": post("Transfer-Encoding: chunked", "Content-Length: 6"),
    "two lengths": post("Content-Length: 5", "Content-Length: 6"),
    "a list of lengths": post("Content-Length: 5, 6"),
    "a length with a sign": post("Content-Length: +5"),
    "a length in hexadecimal": post("Content-Length: 0x5"),
    "a length below 0": post("Content-Length: -1"),
    "TE that is not chunked": post("Transfer-Encoding: cow"),
    "chunked twice": post("Transfer-Encoding: chunked, chunked"),
    "chunked and not last": post("Transfer-Encoding: chunked, gzip"),
    "a space before the colon": post("Transfer-Encoding : chunked"),
    "a folded header": post("X-A: b", " Transfer-Encoding: chunked"),
    "a bare line feed": "POST /live/quotes HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n",
    "a carriage return in a value": post("X-A: b\rTransfer-Encoding: chunked"),
    "a zero byte in a value": post("X-A: b\0c"),
  };
  for (const [name, request] of Object.entries(shapes)) {
    const wire = attacker.wire().send(`${request}0\r\n\r\n${inner}`);
    await wire.over();
    expect(
      wire.statuses.filter((status) => status < 400),
      name,
    ).toEqual([]);
    expect(wire.statuses.length, name).toBeLessThanOrEqual(1);
  }
});

attack("bodies that are chunked badly", async (attacker) => {
  const chunked = head("POST /live/quotes", "Transfer-Encoding: chunked");
  const bodies = [
    "zz\r\n",
    "-1\r\n",
    `${"f".repeat(40)}\r\n`,
    "5\r\nabc",
    "5;a=\0\r\nhello\r\n",
    "\r\n",
  ];
  const extension = `1;${"x".repeat(100_000)}\r\na\r\n0\r\n\r\n`;
  const trailers = `0\r\n${"X-A: b\r\n".repeat(20_000)}\r\n`;
  const all = [...bodies, extension, trailers];
  const requests = Object.fromEntries(all.map((body) => [body.slice(0, 20), chunked + body]));
  expect(await unrefused(attacker, requests)).toEqual([]);
});

attack(
  "heads without end",
  async (attacker) => {
    const requests = {
      "one header of 1 MB": head("GET /live/quotes", `X-A: ${"a".repeat(1_000_000)}`),
      "many headers": head("GET /live/quotes", ...Array<string>(20_000).fill("X-A: b")),
      "an address of 1 MB": head(`GET /live/${"a".repeat(1_000_000)}`),
      "an address of 9 kB": head(`GET /live/quotes?since=${"a".repeat(9_000)}`),
      "a method of 1 MB": head(`${"A".repeat(1_000_000)} /live/quotes`),
      "no host": "GET /live/quotes HTTP/1.1\r\n\r\n",
      "a version that there is not": "GET /live/quotes HTTP/9.9\r\nHost: a\r\n\r\n",
      "nothing of HTTP": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    };
    expect(await unrefused(attacker, requests)).toEqual([]);
  },
  { log: /refused \d+ whose requests were none, or too large/ },
);

attack("bodies where none is wanted", async (attacker) => {
  const megabyte = Buffer.alloc(1_000_000, "a");
  const wires = ["/", "/live/quotes", "/metrics", "/healthz", "/nowhere"].flatMap((path) =>
    ["GET", "POST"].map((method) => {
      const wire = attacker.wire().send(head(`${method} ${path}`, "Content-Length: 1000000000"));
      for (let count = 0; count < 5; count += 1) wire.send(megabyte);
      return wire;
    }),
  );
  await Promise.all(wires.map((wire) => wire.status()));
});

attack("bodies that are said to be compressed", async (attacker) => {
  const sent = ["gzip", "br", "zstd", "deflate", "gzip, gzip", "cow"].map((encoding) =>
    attacker
      .wire()
      .send(head("POST /live/quotes", `Content-Encoding: ${encoding}`, "Content-Length: 4"))
      .send("\x1f\x8b\0\0"),
  );
  for (const wire of sent) expect(await wire.status()).toBe(405);
});

attack("a thousand questions on one connection before any is answered", async (attacker) => {
  const wire = attacker.wire();
  wire.send(head("GET /live/quotes?rows=NONE&columns=last").repeat(1_000));
  await wire.until("a thousand answers", () => wire.statuses.length === 1_000 || wire.ended);
  const codes = new Set(wire.statuses);
  expect([...codes].filter((code) => code !== 200 && code !== 429 && code !== 503)).toEqual([]);
});

attack("a list of everything in parameters", async (attacker) => {
  const requests = {
    "too many rows": head(`GET /live/quotes?rows=${"A,".repeat(1_500)}`),
    "rows twenty times": head(`GET /live/quotes?${"rows=&".repeat(20)}`),
    "a column that there is not": head("GET /live/quotes?columns=__proto__"),
    "a prototype": head("GET /live/quotes?__proto__=1&constructor=2"),
    "a pace below 0": head("GET /live/quotes?pace=-1", "Accept: text/event-stream"),
    "a pace without end": head("GET /live/quotes?pace=1e400", "Accept: text/event-stream"),
    "a wait without end": head("GET /live/quotes?since=a.1&wait=99999999999"),
    "since twice": head("GET /live/quotes?since=a&since=b"),
    "a broken escape": head("GET /live/candles/%ZZ/1m"),
    "half a character": head("GET /live/candles/%C3/1m"),
    "a prototype's topic": head("GET /live/__proto__"),
    "a constructor's topic": head("GET /live/candles/constructor/toString"),
    "an accept of 60 kB": head("GET /live/nothing", `Accept: ${"a/b,".repeat(15_000)}`),
  };
  expect(await unrefused(attacker, requests)).toEqual([]);
});
