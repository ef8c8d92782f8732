import { expect, test } from "vitest";
import { RefusalLog } from "../../../server/ops/refusal-log.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function watched() {
  const clock = new ManualClock();
  const lines: string[] = [];
  return { clock, lines, refusals: new RefusalLog(clock, (line) => lines.push(line)) };
}

test("the first is told at once, all that follow in one line a minute", () => {
  const { clock, lines, refusals } = watched();
  refusals.note("connections", "192.0.2.1");
  expect(lines).toEqual(["refused 1 because the server is full, 192.0.2.1"]);
  for (let count = 0; count < 1_000; count += 1) refusals.note("connections", "192.0.2.2");
  clock.advance(59_000);
  expect(lines).toHaveLength(1);
  clock.advance(1_000);
  expect(lines[1]).toBe("refused 1000 because the server is full, such as 192.0.2.2");
  refusals.note("connections", "192.0.2.3");
  clock.advance(60_000);
  expect(lines).toHaveLength(3);
  clock.advance(60_000);
  refusals.note("connections", "192.0.2.3");
  expect(lines).toHaveLength(4);
});

test("each reason has lines of its own, and all are counted", () => {
  const { lines, refusals } = watched();
  refusals.note("origin", "");
  refusals.note("handshakes", "192.0.2.1");
  refusals.note("handshakes", "192.0.2.1");
  expect(lines).toHaveLength(2);
  expect(refusals.counts()).toMatchObject({ origin: 1, handshakes: 2, connections: 0 });
});

test("what is left is told at the end, and no timer stays", () => {
  const { clock, lines, refusals } = watched();
  refusals.note("origin", "192.0.2.1");
  refusals.note("origin", "192.0.2.1");
  refusals.stop();
  expect(lines).toHaveLength(2);
  expect(clock.waiting).toBe(0);
  refusals.stop();
  expect(lines).toHaveLength(2);
});
