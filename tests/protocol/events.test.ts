import { expect, test } from "vitest";
import { protocolVersion } from "../../lib/wire/version.ts";
import { mount } from "./mount.ts";

const key = "a key of sixteen characters or more";

test("H1 the server says on connecting who it is and what one may do", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.settle();
  expect(viewer.hellos).toEqual([
    { protocol: protocolVersion, epoch: "e1", version: "0.0.0", operator: true, keys: "none" },
  ]);
});

test("H2 time is answered with what came and the server's clock", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  expect(await viewer.ask("time", { sent: 12.5 })).toEqual({
    sent: 12.5,
    received: mounted.clock.now(),
  });
});

test("H3 control changes the feed and says what holds", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  expect(await viewer.ask("control", { rate: 10_000 })).toEqual({
    ok: true,
    rate: 10_000,
    speed: 1,
    paused: false,
    scenario: null,
  });
  expect(await viewer.ask("control", { paused: true, speed: 60 })).toMatchObject({ speed: 60 });
  expect(await viewer.ask("control", {})).toEqual({
    ok: true,
    rate: 10_000,
    speed: 60,
    paused: true,
    scenario: null,
  });
  const playing = { scenario: "goal-storm" };
  expect(await viewer.ask("control", playing)).toMatchObject(playing);
  expect(await viewer.ask("control", { paused: false })).toMatchObject(playing);
  expect(await viewer.ask("control", { scenario: null })).toMatchObject({ scenario: null });
});

test.each([
  [{ rate: -1 }, "rate"],
  [{ rate: "fast" }, "rate"],
  [{ speed: 0 }, "speed"],
  [{ paused: 1 }, "paused"],
  [{ scenario: "earthquake" }, "crash-and-recovery"],
])("H3 control %j is a bad request", async (change, named) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("control", change);
  expect(error).toMatchObject({ code: "bad_request", message: expect.stringContaining(named) });
  expect(mounted.settings.rate).toBe(1_000);
});

test.each([
  ["the key", { key }, true],
  ["no key", {}, false],
  ["another key", { key: `${key}.` }, false],
  ["an empty key", { key: "" }, false],
  ["something that is no text", { key: { key } }, false],
])("H4 where a key is asked for, %s", async (_, auth, operator) => {
  await using mounted = await mount({ config: { operatorKey: key } });
  const viewer = await mounted.connect({ auth });
  await viewer.settle();
  expect(viewer.hellos[0]?.operator).toBe(operator);
  const answer = await viewer.ask("control", { rate: 5 });
  expect(answer).toMatchObject(
    operator ? { ok: true, rate: 5 } : { ok: false, error: { code: "unauthorized" } },
  );
  expect(mounted.settings.rate).toBe(operator ? 5 : 1_000);
});

test("H4 a viewer without the key sees the board", async () => {
  await using mounted = await mount({ config: { operatorKey: key } });
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic: "quotes" });
  expect(await viewer.taken()).toHaveLength(1);
});
