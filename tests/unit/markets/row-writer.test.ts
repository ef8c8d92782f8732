import { expect, test } from "vitest";
import type { Quote } from "../../../app/_views/markets/figures.ts";
import { RowWriter } from "../../../app/_views/markets/row-writer.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** As much of an element as a row with one figure has. */
function fakeRow() {
  const text = { nodeValue: "" };
  const writes: string[] = [];
  const node = {
    get nodeValue() {
      return text.nodeValue;
    },
    set nodeValue(value: string) {
      text.nodeValue = value;
      writes.push(value);
    },
  };
  const cell = { firstChild: node, dataset: {}, querySelector: () => null };
  const element = {
    dataset: {},
    querySelector: (what: string) => (what === '[data-column="bid"]' ? cell : null),
  };
  return { element: element as unknown as HTMLElement, text, writes };
}

function started() {
  const clock = new ManualClock();
  const quotes = new Map<string, Quote>([
    ["A", { bid: 1, tickSize: 0.01 }],
    ["B", { bid: 2, tickSize: 0.01 }],
  ]);
  const source = { quote: (symbol: string) => quotes.get(symbol) ?? null, session: () => null };
  const writer = new RowWriter(source, clock);
  const change = (symbol: string, quote: Quote) => {
    quotes.set(symbol, { ...quotes.get(symbol), ...quote });
    writer.writeQuotes(new Set([symbol]));
  };
  return { clock, writer, change };
}

test("a row has its values once it is attached, and a change is written at once", () => {
  const { writer, change } = started();
  const row = fakeRow();
  writer.attach("A", 0, row.element);
  expect(row.text.nodeValue).toBe("1.00");
  change("A", { bid: 1.5 });
  expect(row.text.nodeValue).toBe("1.50");
});

test("a row is written at most fifteen times a second, and the newest value in the end", () => {
  const { clock, writer, change } = started();
  const row = fakeRow();
  writer.attach("A", 0, row.element);
  row.writes.length = 0;
  for (let at = 1; at <= 60; at += 1) {
    change("A", { bid: at });
    clock.advance(1_000 / 60);
  }
  expect(row.writes.length).toBeLessThanOrEqual(16);
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("60.00");
});

test("what does not change a cell is not written into it", () => {
  const { clock, writer, change } = started();
  const row = fakeRow();
  writer.attach("A", 0, row.element);
  row.writes.length = 0;
  change("A", { ask: 7 });
  clock.advance(100);
  // Less than its decimals show.
  change("A", { bid: 1.001 });
  clock.advance(100);
  expect(row.writes).toEqual([]);
});

test("a row out of sight is left alone until it comes into sight", () => {
  const { clock, writer, change } = started();
  const row = fakeRow();
  writer.attach("B", 30, row.element);
  writer.see(0, 20);
  change("B", { bid: 3 });
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("2.00");
  writer.see(10, 30);
  expect(row.text.nodeValue).toBe("3.00");
});

test("a row that has moved into sight is seen where it is", () => {
  const { clock, writer, change } = started();
  const row = fakeRow();
  writer.attach("B", 30, row.element);
  writer.see(0, 20);
  change("B", { bid: 4 });
  clock.advance(100);
  writer.moved("B", 5);
  expect(row.text.nodeValue).toBe("4.00");
});

test("a row that has gone is written no more, and a stopped writer leaves no timer", () => {
  const { clock, writer, change } = started();
  const row = fakeRow();
  const detach = writer.attach("A", 0, row.element);
  change("A", { bid: 2 });
  change("A", { bid: 3 });
  detach();
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("2.00");
  writer.attach("A", 0, row.element);
  change("A", { bid: 5 });
  change("A", { bid: 6 });
  writer.stop();
  expect(clock.waiting).toBe(0);
});
