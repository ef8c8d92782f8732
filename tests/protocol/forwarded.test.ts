/** Behind a proxy each viewer is counted by their own address, over every transport. */
import { expect, test } from "vitest";
import { parseTrust } from "../../server/ops/forwarded.ts";
import { ask, EventStreamReader } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { type MountOptions, mount } from "./mount.ts";

const one = { "X-Forwarded-For": "198.51.100.1" };
const other = { "X-Forwarded-For": "192.0.2.66, 198.51.100.2" };

const limited = (trust?: string): MountOptions => ({
  limits: { connectionsPerAddress: 1 },
  ...(trust !== undefined && { config: { trustProxy: parseTrust(trust) } }),
});

test.each(["websocket", "polling"] as const)("O8 Socket.IO over %s counts viewers", async (way) => {
  await using mounted = await mount(limited("loopback"));
  await mounted.connect({ transport: way, headers: one });
  await expect(mounted.connect({ transport: way, headers: one })).rejects.toThrow();
  const second = await mounted.connect({ transport: way, headers: other });
  second.socket.disconnect();
  await expect.poll(() => mounted.server.gateway.stats().viewers).toBe(1);
  await mounted.connect({ transport: way, headers: other });
});

test("O8 plain WebSockets, streams and questions count viewers", async () => {
  const { limits } = limited();
  const config = { trustProxy: parseTrust("1") };
  await using mounted = await mount({ config, limits: { ...limits, requestsBurst: 3 } });
  const statusOf = async (headers: Record<string, string>) => {
    return (await RawWebSocket.open(mounted.port, headers)).status;
  };
  expect([await statusOf(one), await statusOf(one), await statusOf(other)]).toEqual([
    101, 429, 101,
  ]);
  const address = `${mounted.url}/live/quotes`;
  const streaming = { accept: "text/event-stream", ...other };
  expect((await ask(address, { headers: streaming })).text).toContain("try again");
  const third = { "X-Forwarded-For": "198.51.100.3" };
  const stream = await EventStreamReader.open(address, third);
  expect(stream.status).toBe(200);
  stream.close();
  expect((await ask(address, { headers: one })).status).toBe(200);
  expect((await ask(address, { headers: one })).status).toBe(429);
  expect((await ask(address, { headers: third })).status).toBe(200);
});

test("O8 who is not trusted is counted by the address of their socket, whatever they say", async () => {
  await using mounted = await mount(limited());
  await mounted.connect({ headers: one });
  await expect(mounted.connect({ headers: other })).rejects.toThrow();
  expect((await RawWebSocket.open(mounted.port, other)).status).toBe(429);
});
