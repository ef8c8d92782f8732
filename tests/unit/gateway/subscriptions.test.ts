import { expect, test } from "vitest";
import type { Table } from "../../../lib/table/table.ts";
import { lingerMs, Subscriptions } from "../../../server/gateway/subscriptions.ts";
import { Bench } from "./fakes.ts";

function bench() {
  const { clock, table, pool, ...rest } = new Bench();
  const subscriptions = new Subscriptions("e", () => clock.now());
  const wish = (row: string) => ({
    topic: "t",
    table: table as unknown as Table,
    rows: [row],
    columns: null,
  });
  return { clock, pool, subscriptions, wish, ...rest };
}

test("one that was asked for keeps its number until nobody has asked for a while", () => {
  const { clock, subscriptions, wish } = bench();
  const first = subscriptions.ask(wish("a"));
  subscriptions.release(first);
  clock.advance(lingerMs - 1);
  subscriptions.sweep();
  expect(subscriptions.ask(wish("a"))).toBe(first);
  clock.advance(lingerMs - 1);
  subscriptions.sweep();
  expect(subscriptions.of(wish("a"))).toBe(first);
  clock.advance(1);
  subscriptions.sweep();
  expect(subscriptions.size).toBe(0);
  expect(subscriptions.of(wish("a")).number).not.toBe(first.number);
});

test("one that has members stays when it is not asked for any more, and goes with the last", () => {
  const { clock, subscriptions, wish } = bench();
  const asked = subscriptions.ask(wish("a"));
  asked.members += 1;
  clock.advance(lingerMs);
  subscriptions.sweep();
  expect(subscriptions.of(wish("a"))).toBe(asked);
  asked.members -= 1;
  subscriptions.release(asked);
  expect(subscriptions.size).toBe(0);
});

test("of those that only linger so many stay, the last that were asked for", () => {
  const { subscriptions, wish } = bench();
  const first = subscriptions.ask(wish("first"));
  const second = subscriptions.ask(wish("second"));
  for (let count = 0; count < 998; count += 1) subscriptions.ask(wish(`${count}`));
  subscriptions.ask(wish("first"));
  expect(subscriptions.size).toBe(1_000);
  subscriptions.ask(wish("one more"));
  expect(subscriptions.size).toBe(1_000);
  expect(subscriptions.of(wish("first"))).toBe(first);
  expect(subscriptions.of(wish("second"))).not.toBe(second);
});
