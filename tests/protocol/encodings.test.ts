import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";
import { Copy, rowsOf } from "./viewer.ts";

const topic = topics.stats("m1");

test("S9 the encoding is json, asked for or not, and no other than binary", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  expect(await viewer.subscribe({ topic })).toMatchObject({ encoding: "json" });
  expect(await viewer.subscribe({ topic, encoding: "json" })).toMatchObject({ encoding: "json" });
  expect(await viewer.refusal("subscribe", { topic, encoding: "bin" })).toMatchObject({
    code: "bad_request",
    message: expect.stringContaining("encoding"),
  });
});

test.each(["websocket", "polling"] as const)(
  "S9 binary deltas are one binary message each over %s and say the same",
  async (transport) => {
    await using mounted = await mount();
    const viewer = await mounted.connect({ transport, frames: true });
    const copy = new Copy(topic);
    mounted.stat("shots", 1);
    const answer = await viewer.subscribe({ topic, encoding: "binary" });
    expect(answer.encoding).toBe("binary");
    copy.base = answer.base;
    const take = async () => {
      for (const frame of await viewer.takenFrames()) copy.takeFrame(frame);
      expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
    };
    await take();
    for (let round = 0; round < 20; round += 1) {
      mounted.stat(`s${round % 5}`, round);
      if (round % 7 === 3) mounted.removeStat(`s${(round + 2) % 5}`);
      mounted.runWindows();
      await take();
    }
    expect(copy.gaps).toBe(0);
    expect(viewer.deltas).toEqual([]);
  },
);

test("S9 asking again changes the encoding of the same subscription", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  const copy = new Copy(topic);
  const { subscription } = await viewer.subscribe({ topic });
  mounted.stat("shots", 1);
  mounted.runWindows();
  for (const delta of await viewer.taken()) copy.take(delta);
  const again = await viewer.subscribe({ topic, encoding: "binary" });
  expect(again.subscription).toBe(subscription);
  copy.base = again.base;
  mounted.stat("shots", 2);
  mounted.runWindows();
  for (const frame of await viewer.takenFrames()) copy.takeFrame(frame);
  expect(copy.rows()).toMatchObject({ shots: { home: 2 } });
  expect(viewer.deltas).toEqual([]);
  const since = `e1.${copy.version}`;
  expect(await viewer.subscribe({ topic, since })).toMatchObject({ subscription });
  mounted.stat("shots", 3);
  mounted.runWindows();
  expect(await viewer.taken()).toMatchObject([{ from: since, rows: { shots: { home: 3 } } }]);
  expect(viewer.frames).toEqual([]);
  expect(mounted.server.gateway.stats()).toMatchObject({ subscriptions: 1, lanes: 1 });
});

test("S9 a frame leads on from the cursor that is named as since", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  const copy = new Copy(topic);
  mounted.stat("shots", 1);
  mounted.stat("fouls", 1);
  copy.base = (await viewer.subscribe({ topic, encoding: "binary" })).base;
  for (const frame of await viewer.takenFrames()) copy.takeFrame(frame);
  viewer.socket.disconnect();
  mounted.stat("shots", 2);
  mounted.stat("saves", 1);
  const back = await mounted.connect({ frames: true });
  const since = `e1.${copy.version}`;
  copy.base = (await back.subscribe({ topic, encoding: "binary", since })).base;
  const frames = await back.takenFrames();
  expect(frames).toHaveLength(1);
  for (const frame of frames) copy.takeFrame(frame);
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("S9 one subscription serves both encodings, each in a lane of its own", async () => {
  await using mounted = await mount();
  const [one, two] = [await mounted.connect(), await mounted.connect({ frames: true })];
  const { subscription } = await one.subscribe({ topic });
  const answer = await two.subscribe({ topic, encoding: "binary" });
  expect(answer.subscription).toBe(subscription);
  expect(mounted.server.gateway.stats()).toMatchObject({ subscriptions: 1, lanes: 2 });
  await one.taken();
  await two.takenFrames();
  mounted.stat("shots", 1);
  mounted.runWindows();
  expect(await one.taken()).toHaveLength(1);
  expect(await two.takenFrames()).toHaveLength(1);
});
