import { expect, test } from "vitest";
import { Comeback } from "../../../server/gateway/comeback.ts";
import type { Viewer } from "../../../server/gateway/viewer.ts";
import { Viewers } from "../../../server/gateway/viewers.ts";

test("a viewer that fails is felt by no other, neither while all live nor when all are sent away", () => {
  const failures: unknown[] = [];
  const viewers = new Viewers((error) => failures.push(error));
  const beaten: number[] = [];
  const told: number[] = [];
  const viewerOf = (number: number) =>
    ({
      reader: { stuckMs: 0, waits: false },
      beat: () => beaten.push(number),
      sendAway: (afterMs: number) => told.push(afterMs),
    }) as unknown as Viewer;
  const broken = () => {
    throw new Error("the socket is gone");
  };
  viewers.add(viewerOf(1));
  viewers.add({ ...viewerOf(2), beat: broken, sendAway: broken });
  viewers.add(viewerOf(3));
  viewers.beat(0);
  expect(beaten).toEqual([1, 3]);
  viewers.sendAway(new Comeback(viewers.size));
  expect(told).toHaveLength(2);
  expect(failures).toHaveLength(2);
});
