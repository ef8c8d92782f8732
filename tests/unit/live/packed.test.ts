import { expect, test } from "vitest";
import { packed, unpacked } from "../../../app/_live/packed.ts";
import type { TopicSnapshot } from "../../../lib/wire/messages.ts";

const snapshot: TopicSnapshot = {
  tickSize: 0.01,
  delta: {
    topic: "quotes",
    from: null,
    to: "e.7",
    at: 12,
    rows: {
      AAPL: { name: "Apple", last: 306.2, bid: null },
      MSFT: { last: 486.4, volume: 0, name: "" },
      EMPTY: {},
      SPARK: { points: [1, 2.5] },
    },
  },
};

test("what was packed comes back the same, with nulls as nulls and nothing where nothing was", () => {
  const back = unpacked(packed(snapshot));
  expect(back).toStrictEqual(snapshot);
  expect(Object.keys(back.delta.rows)).toEqual(["AAPL", "MSFT", "EMPTY", "SPARK"]);
});

test("a column's name is there once", () => {
  const text = JSON.stringify(packed(snapshot));
  expect(text.split('"last"')).toHaveLength(2);
});

test("an empty table stays an empty table", () => {
  const empty = { tickSize: null, delta: { ...snapshot.delta, rows: {} } };
  expect(unpacked(packed(empty))).toStrictEqual(empty);
});

test("numbers of rows come back, and take next to no room where they rise by one", () => {
  for (const numbers of [[0, 1, 2, 3], [], [3, 4, 9, 0], [7, 5, 6, 5]]) {
    expect(unpacked(packed({ ...snapshot, numbers })).numbers).toEqual(numbers);
  }
  const many = Array.from({ length: 5_000 }, (_, at) => at + 2);
  expect(packed({ ...snapshot, numbers: many }).numbers).toEqual([2, 5_000]);
});
