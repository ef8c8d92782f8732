import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";

test("C1 a cursor is the epoch and the table's version, which rises by one a change", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const topic = topics.stats("m1");
  const { table } = mounted.board.place(topic);
  const { cursor } = await viewer.subscribe({ topic });
  expect(cursor).toBe(`${mounted.board.epoch}.${table.version}`);
  const before = table.version;
  mounted.trade("AAPL", 10_001);
  mounted.stat("shots", 1);
  mounted.runWindows();
  const deltas = await viewer.taken();
  expect(deltas.at(-1)?.to).toBe(`${mounted.board.epoch}.${before + 1}`);
});

test.each(["other.1", "e1.999999", "e1.-1", "e1.", "e1", "nonsense", "", "e1.1e3", "e1.0x1"])(
  "C2 the cursor %j is answered with a snapshot",
  async (since) => {
    await using mounted = await mount();
    const viewer = await mounted.connect();
    mounted.stat("shots", 1);
    await viewer.subscribe({ topic: topics.stats("m1"), since });
    expect(await viewer.taken()).toMatchObject([{ from: null, rows: { shots: { home: 1 } } }]);
  },
);

test("C2 a cursor older than the removals that are remembered is answered with a snapshot", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const topic = topics.stats("m1");
  const place = mounted.board.place(topic);
  mounted.stat("kept", 1);
  const since = `e1.${place.table.version}`;
  mounted.board.transact(() => {
    for (let key = 0; key < 10_000; key += 1) mounted.board.join(place).put(`${key}`, { home: 1 });
  });
  mounted.board.transact(() => {
    for (let key = 0; key < 10_000; key += 1) mounted.board.join(place).remove(`${key}`);
  });
  expect(place.table.horizon).toBeGreaterThan(0);
  await viewer.subscribe({ topic, since });
  const [delta] = await viewer.taken();
  expect(delta).toMatchObject({ from: null, rows: { kept: { home: 1 } } });
  expect(delta?.gone).toBeUndefined();
});
