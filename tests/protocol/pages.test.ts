/** Not a rule of the protocol: how requests for pages are handed on. */
import { expect, test } from "vitest";
import { documentHeader } from "../../lib/seam.ts";
import { nextUpgrades } from "../../server/ops/next-upgrades.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { mount } from "./mount.ts";

test("a page's address is handed on, a broken one is answered 400 with the reason", async () => {
  await using mounted = await mount();
  const asked: (string | undefined)[] = [];
  mounted.server.serve((request, response) => {
    asked.push(request.url);
    response.end(String(request.headers[documentHeader]));
  });
  const address = `http://127.0.0.1:${mounted.port}`;
  const broken = await fetch(`${address}/markets/%E0%A4`);
  expect(broken.status).toBe(400);
  expect(await broken.text()).toMatch(/% stands before two hexadecimal digits/);
  const whole = await fetch(`${address}/markets/BTC%2FUSD`, { headers: { [documentHeader]: "2" } });
  expect(await whole.text()).toBe("1");
  const payload = await fetch(`${address}/markets?_rsc=1`, { headers: { rsc: "1" } });
  expect(await payload.text()).toBe("undefined");
  expect(asked).toEqual(["/markets/BTC%2FUSD", "/markets?_rsc=1"]);
});

test("where pages reload themselves their code hears of its own upgrades and of no others", async () => {
  await using mounted = await mount({ config: { dev: true } });
  const heard: (string | undefined)[] = [];
  nextUpgrades(mounted.server.http).on("upgrade", ({ url }, socket) => {
    heard.push(url);
    socket.end();
  });
  const live = await RawWebSocket.open(mounted.port);
  const viewer = await mounted.connect();
  const reload = RawWebSocket.open(mounted.port, {}, "GET /_next/hmr?id=1 HTTP/1.1");
  await expect(reload).rejects.toThrow("without an answer");
  expect(heard).toEqual(["/_next/hmr?id=1"]);
  expect(live.status).toBe(101);
  expect(viewer.cut).toBeNull();
});
