import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { boardWith, dayStart, listing } from "./support.ts";

/** A board on which A, at 105.00, has been traded for three minutes, the last one a new day if so. */
function traded() {
  const made = boardWith(listing("A", { kind: "crypto", shares: null }));
  const { board, sink, writer } = made;
  const trade = (minute: number) =>
    sink.transact(() => writer("A").trade(dayStart + minute * 60_000, 10_500, 1, "buy"));
  for (const minute of [0, 1, 2]) trade(minute);
  const points = () => board.place(topics.sparklines).table.get("A")?.points?.length;
  const headlines = () => board.place(topics.headlines).table.size;
  expect([points(), headlines()]).toEqual([3, 1]);
  return { ...made, trade, points, headlines };
}

test("a previous close that moves with the clock, as that of 24 hours ago does, is no new day", () => {
  const { sink, writer, trade, points, headlines } = traded();
  sink.transact(() => writer("A").day({ previousClose: 9_990 }));
  trade(3);
  expect([points(), headlines()]).toEqual([4, 1]);
});

test("a new day is one though its previous close is that of the day before", () => {
  const { sink, writer, trade, points, headlines } = traded();
  sink.transact(() => {
    writer("A").newDay(dayStart + 180_000);
    writer("A").day({ previousClose: 10_000 });
  });
  trade(4);
  expect([points(), headlines()]).toEqual([2, 2]);
});
