import { expect, test } from "vitest";
import { lateConnect } from "../../../app/_live/late-link.ts";
import type { Connect, Link, LinkListener } from "../../../lib/mirror/link.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

function stage() {
  const told: string[] = [];
  const asked: string[] = [];
  const listener = {
    closed: () => told.push("closed"),
    opened: () => told.push("opened"),
  } as unknown as LinkListener;
  const link: Link = {
    send: (event) => asked.push(`send ${event}`),
    renew: () => asked.push("renew"),
    close: () => asked.push("close"),
  };
  const connect: Connect = (heard) => {
    asked.push("connect");
    queueMicrotask(() => heard.opened());
    return link;
  };
  return { told, asked, listener, connect, clock: new ManualClock() };
}

test("until its code has come a link is as one that is down, and then as the real one", async () => {
  const { told, asked, listener, connect, clock } = stage();
  const link = lateConnect(async () => connect, clock)(listener);
  let answer: unknown = "none yet";
  link.send("control", {} as never, (got) => {
    answer = got;
  });
  link.renew();
  expect(answer).toBe("none yet");
  expect(asked).toEqual([]);
  await turns();
  expect(answer).toBe(null);
  expect(told).toEqual(["opened"]);
  link.send("control", {} as never, () => undefined);
  link.renew();
  link.close();
  expect(asked).toEqual(["connect", "send control", "renew", "close"]);
});

test("code that is out of reach is said to be, and asked for again", async () => {
  const { told, asked, listener, connect, clock } = stage();
  let tries = 0;
  lateConnect(async () => {
    tries += 1;
    if (tries < 3) throw new Error("no network");
    return connect;
  }, clock)(listener);
  await turns();
  expect(told).toEqual(["closed"]);
  clock.advance(1_000);
  await turns();
  clock.advance(1_000);
  await turns();
  expect(tries).toBe(3);
  expect(asked).toEqual(["connect"]);
});

test("a link that was closed before its code came never connects, nor asks again", async () => {
  const { asked, listener, connect, clock } = stage();
  lateConnect(async () => connect, clock)(listener).close();
  let tries = 0;
  const failing = lateConnect(async () => {
    tries += 1;
    throw new Error("no network");
  }, clock)(listener);
  await turns();
  failing.close();
  clock.advance(10_000);
  await turns();
  expect(asked).toEqual([]);
  expect(tries).toBe(1);
});
