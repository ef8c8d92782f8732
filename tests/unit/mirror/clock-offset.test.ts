import { expect, test } from "vitest";
import { ClockOffset } from "../../../lib/mirror/clock-offset.ts";
import type { Answer, Link } from "../../../lib/mirror/link.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** A link on which `time` takes a while each way; the server's clock is ahead by `ahead` ms. */
function slowLink(clock: ManualClock, ahead: () => number, ways: readonly [number, number][]) {
  let asked = 0;
  const link: Link = {
    send(_event, _message, answered) {
      const [there, back] = ways[asked++ % ways.length] ?? [0, 0];
      const sent = clock.now();
      clock.after(there, () => {
        const answer = { sent, received: clock.now() + ahead() } as Answer<"time">;
        clock.after(back, () => answered(answer as never));
      });
    },
    renew() {},
    close() {},
  };
  return { link, asked: () => asked };
}

test("the answer with the shortest way there and back is believed", () => {
  const clock = new ManualClock();
  const offset = new ClockOffset(clock);
  const { link } = slowLink(clock, () => 5_000, [
    [90, 10],
    [10, 10],
    [2, 100],
    [70, 10],
  ]);
  offset.opened(link);
  clock.advance(2_000);
  expect(offset.offset).toBe(5_000);
});

test("it asks again each minute, and follows a clock that was set", () => {
  const clock = new ManualClock();
  let ahead = 100;
  const { link, asked } = slowLink(clock, () => ahead, [[5, 5]]);
  const offset = new ClockOffset(clock);
  offset.opened(link);
  clock.advance(2_000);
  expect(asked()).toBe(4);
  expect(offset.offset).toBe(100);
  ahead = -3_000;
  clock.advance(62_000);
  expect(asked()).toBe(8);
  expect(offset.offset).toBe(-3_000);
});

test("a closed link leaves no timer and its late answers are not heard", () => {
  const clock = new ManualClock();
  const { link } = slowLink(clock, () => 77, [[50, 50]]);
  const offset = new ClockOffset(clock);
  offset.opened(link);
  clock.advance(60);
  offset.closed();
  clock.advance(200);
  expect(offset.offset).toBe(0);
  expect(clock.waiting).toBe(0);
});
