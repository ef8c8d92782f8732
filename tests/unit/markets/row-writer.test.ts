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
  const cell = { firstChild: node, dataset: { column: "bid" } };
  const parts = {
    dataset: {} as DOMStringMap,
    style: {} as CSSStyleDeclaration,
    ariaRowIndex: "1",
  };
  const element = { ...parts, children: [cell], querySelector: () => null };
  return { element: element as unknown as HTMLElement, text, writes };
}

/** A turn for everybody at once. */
const atOnce = {
  ask(draw: () => void) {
    draw();
    return () => {};
  },
};

function started(turns: ConstructorParameters<typeof RowWriter>[2] = atOnce) {
  const clock = new ManualClock();
  const quotes = new Map<string, Quote>([
    ["A", { bid: 1, tickSize: 0.01 }],
    ["B", { bid: 2, tickSize: 0.01 }],
  ]);
  const source = { quote: (symbol: string) => quotes.get(symbol) ?? null, session: () => null };
  const writer = new RowWriter(source, clock, turns);
  const change = (symbol: string, quote: Quote) => {
    quotes.set(symbol, { ...quotes.get(symbol), ...quote });
    writer.writeQuotes(new Set([symbol]));
  };
  const show = (fake: ReturnType<typeof fakeRow>, symbol: string, index: number) => {
    const row = writer.row(fake.element);
    writer.show(row, symbol, index);
    return row;
  };
  return { clock, writer, change, show };
}

test("a row has its values once it is shown, and a change is written at once", () => {
  const { change, show } = started();
  const row = fakeRow();
  show(row, "A", 0);
  expect(row.text.nodeValue).toBe("1.00");
  change("A", { bid: 1.5 });
  expect(row.text.nodeValue).toBe("1.50");
});

test("a row is written at most fifteen times a second, and the newest value in the end", () => {
  const { clock, change, show } = started();
  const row = fakeRow();
  show(row, "A", 0);
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
  const { clock, change, show } = started();
  const row = fakeRow();
  show(row, "A", 0);
  row.writes.length = 0;
  change("A", { ask: 7 });
  clock.advance(100);
  // Less than its decimals show.
  change("A", { bid: 1.001 });
  clock.advance(100);
  expect(row.writes).toEqual([]);
});

test("a row out of sight is left alone until it comes into sight", () => {
  const { clock, writer, change, show } = started();
  const row = fakeRow();
  show(row, "B", 30);
  writer.see(0, 20);
  change("B", { bid: 3 });
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("2.00");
  writer.see(10, 30);
  expect(row.text.nodeValue).toBe("3.00");
});

test("a row that has moved into sight is seen where it is", () => {
  const { clock, writer, change, show } = started();
  const row = fakeRow();
  const shown = show(row, "B", 30);
  writer.see(0, 20);
  change("B", { bid: 4 });
  clock.advance(100);
  writer.move(shown, 5);
  expect(row.text.nodeValue).toBe("4.00");
});

test("a row that is taken over says all of the other, and hears no more of the first", () => {
  const { clock, writer, change, show } = started();
  const row = fakeRow();
  const shown = show(row, "A", 0);
  change("A", { bid: 9 });
  change("A", { bid: 10 });
  writer.show(shown, "B", 40);
  expect(row.text.nodeValue).toBe("2.00");
  expect(row.element.dataset.symbol).toBe("B");
  expect(row.element.ariaRowIndex).toBe("42");
  expect(row.element.style.transform).toContain("* 40)");
  change("A", { bid: 11 });
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("2.00");
  // Even where nothing is known of what it shows now.
  writer.show(shown, "C", 41);
  expect(row.text.nodeValue).toBe("–");
});

test("rows are written in their turns, each once, with what is newest then", () => {
  const asked = new Map<() => void, number>();
  const turns = {
    ask(draw: () => void, weight = 1) {
      asked.set(draw, weight);
      return () => {};
    },
  };
  const { clock, change, show, writer } = started(turns);
  const [one, other, gone] = [fakeRow(), fakeRow(), fakeRow()];
  show(one, "A", 0);
  show(other, "B", 1);
  const shown = show(gone, "C", 2);
  for (const bid of [5, 6, 7]) {
    for (const symbol of ["A", "B", "C"]) change(symbol, { bid, tickSize: 0.01 });
    clock.advance(100);
  }
  expect(one.text.nodeValue).toBe("1.00");
  const waiting = [...asked];
  expect(waiting.length).toBe(3);
  expect(Math.min(...asked.values())).toBeGreaterThan(1);
  writer.drop(shown);
  const before = gone.text.nodeValue;
  for (const [draw] of waiting) draw();
  expect([one.text.nodeValue, other.text.nodeValue]).toEqual(["7.00", "7.00"]);
  expect(gone.text.nodeValue).toBe(before);
});

test("a row that has gone is written no more, and a stopped writer leaves no timer", () => {
  const { clock, writer, change, show } = started();
  const row = fakeRow();
  const shown = show(row, "A", 0);
  change("A", { bid: 2 });
  change("A", { bid: 3 });
  writer.drop(shown);
  clock.advance(1_000);
  expect(row.text.nodeValue).toBe("2.00");
  show(row, "A", 0);
  change("A", { bid: 5 });
  change("A", { bid: 6 });
  writer.stop();
  expect(clock.waiting).toBe(0);
});
