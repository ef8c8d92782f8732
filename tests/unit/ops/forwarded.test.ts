import type { IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { expect, test } from "vitest";
import { Forwarded, parseTrust } from "../../../server/ops/forwarded.ts";

function request(remoteAddress: string, headers: IncomingHttpHeaders = {}, socket = new Socket()) {
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  return { headers, socket };
}

const from = (chain: string) => ({ "x-forwarded-for": chain });

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::1", "::1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::2", "0:0:0:0::/64"],
  ["1::", "1:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
  ["1:2:3::6:7:192.0.2.1", "1:2:3:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", ""],
])("%s is counted as %s", (address, counted) => {
  expect(new Forwarded().addressOf(request(address))).toBe(counted);
});

test("nobody's headers count unless they are trusted", () => {
  const said = { ...from("198.51.100.1"), "x-forwarded-proto": "https" };
  for (const trust of [undefined, parseTrust("0"), parseTrust("10.0.0.0/8")]) {
    const forwarded = new Forwarded(trust);
    expect(forwarded.addressOf(request("127.0.0.1", said))).toBe("127.0.0.1");
    expect(forwarded.isSecure(request("127.0.0.1", said))).toBe(false);
  }
});

test.each([
  ["1", "198.51.100.1", "198.51.100.1"],
  // What the viewer wrote itself stands to the left of what the proxy adds.
  ["1", "192.0.2.66, 198.51.100.1", "198.51.100.1"],
  ["2", "192.0.2.66, 198.51.100.1, 10.0.0.9", "198.51.100.1"],
  ["2", "198.51.100.1", "198.51.100.1"],
  ["1", "198.51.100.1:5678", "198.51.100.1"],
  ["1", "[2001:db8::1]:5678", "2001:db8:0:0::/64"],
  ["1", "::ffff:198.51.100.1", "198.51.100.1"],
  ["1", "unknown", "10.0.0.1"],
  ["1", "", "10.0.0.1"],
  ["1", "198.51.100.1,", "10.0.0.1"],
  ["1", "<script>, 1.2.3", "10.0.0.1"],
  ["2", "198.51.100.1, garbage", "10.0.0.1"],
  ["10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"],
  ["10.0.0.0/8", "192.0.2.66, 198.51.100.1, 10.200.0.1", "198.51.100.1"],
  ["10.0.0.0/8, 198.51.100.1", "192.0.2.66, 198.51.100.1, 10.200.0.1", "192.0.2.66"],
  ["10.0.0.0/8", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ["loopback", "198.51.100.1", "10.0.0.1"],
])("trusting %s, %j comes from %s", (trust, chain, address) => {
  const forwarded = new Forwarded(parseTrust(trust));
  expect(forwarded.addressOf(request("10.0.0.1", from(chain)))).toBe(address);
});

test.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("%s is loopback", (address) => {
  const forwarded = new Forwarded(parseTrust("loopback, 2001:db8::/32"));
  expect(forwarded.addressOf(request(address, from("198.51.100.1")))).toBe("198.51.100.1");
  expect(forwarded.addressOf(request("2001:db8:7::1", from("198.51.100.1")))).toBe("198.51.100.1");
});

test.each([
  ["https", true],
  ["HTTPS", true],
  ["http", false],
  ["", false],
  ["https, http", false],
  ["http, https", true],
])("a trusted proxy that says %j has TLS: %s", (said, secure) => {
  const forwarded = new Forwarded(parseTrust("1"));
  const headers = { ...from("198.51.100.1"), "x-forwarded-proto": said };
  expect(forwarded.isSecure(request("10.0.0.1", headers))).toBe(secure);
});

test("of two proxies the outer one's word counts, also where the inner one only hands it on", () => {
  const forwarded = new Forwarded(parseTrust("10.0.0.0/8"));
  const two = from("198.51.100.1, 10.0.0.2");
  const secure = (said: string) =>
    forwarded.isSecure(request("10.0.0.1", { ...two, "x-forwarded-proto": said }));
  expect(secure("https, http")).toBe(true);
  expect(secure("https")).toBe(true);
  expect(secure("https, http, http")).toBe(false);
});

test("a TLS socket is secure whatever headers say", () => {
  const socket = new TLSSocket(new Socket());
  expect(new Forwarded().isSecure(request("127.0.0.1", {}, socket))).toBe(true);
});

test.each([
  "true",
  "board.example",
  "10.0.0.1/33",
  "10.0.0.1/x",
  "10.0.0.1/",
  "1.2.3.4/8/8",
  "11",
  "-1",
  ",",
])("TRUST_PROXY=%s is wrong", (text) => {
  expect(() => parseTrust(text)).toThrow();
});
