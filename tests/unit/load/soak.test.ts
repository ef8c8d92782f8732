import { expect, test } from "vitest";
import { judge, type Look } from "../../load/soak/judge.ts";
import { PollingLine } from "../../load/soak/polling-line.ts";
import { mount } from "../../protocol/mount.ts";
import { ask } from "../../support/http-ask.ts";

/** A look each sixth of a minute for ten minutes. */
function looksWith(
  of: (minute: number) => Partial<Record<"resident" | "live" | "loop", number>>,
): Look[] {
  return Array.from({ length: 60 }, (_, index) => {
    const minute = (index + 1) / 6;
    const { resident = 300e6, live = 150e6, loop = 3 } = of(minute);
    // Evenly to and fro, so that nothing but what is given rises.
    const swing = index % 2 === 0 ? 1 : -1;
    return {
      minute,
      memory: { resident: resident + swing * 1e6, live: live + swing * 1e5 },
      lags: { flush: null, loop: loop + swing },
      lap: { ageP50: 12 + swing, ageP99: null },
    };
  });
}

const named = (names: readonly string[]) =>
  names.map((name) => name.slice(0, name.indexOf(" rises by")));

test("a soak finds memory that rises, and which of the two", () => {
  expect(judge(looksWith(() => ({})))?.wrong).toEqual([]);
  const leaking = looksWith((minute) => ({ resident: 300e6 + minute * 3e6 }));
  expect(named(judge(leaking)?.wrong ?? [])).toEqual(["resident memory"]);
  const held = looksWith((minute) => ({ live: 150e6 + minute * 3e5 }));
  expect(named(judge(held)?.wrong ?? [])).toEqual(["live memory"]);
});

test("memory that fills up in the first third, or falls, is no matter", () => {
  const filling = looksWith((minute) => ({ resident: 300e6 + Math.min(minute, 3) * 2e7 }));
  expect(judge(filling)?.wrong).toEqual([]);
  const falling = looksWith((minute) => ({ resident: 300e6 - minute * 2e6 }));
  expect(judge(falling)?.wrong).toEqual([]);
});

test("a lag may rise by less than the machine's other work makes it", () => {
  expect(judge(looksWith((minute) => ({ loop: 3 + minute * 0.5 })))?.wrong).toEqual([]);
  const drifting = judge(looksWith((minute) => ({ loop: 3 + minute })));
  expect(named(drifting?.wrong ?? [])).toEqual(["event loop, p99 of a second"]);
});

test("of too few looks nothing is said", () => {
  expect(judge(looksWith(() => ({})).slice(0, 20))).toBeNull();
});

test("over a line that lets no WebSocket through, a viewer polls", async () => {
  await using mounted = await mount();
  const line = new PollingLine(mounted.port);
  const url = `http://127.0.0.1:${await line.listen()}`;
  const handshake = `${url}/socket.io/?EIO=4&transport=`;
  await expect(ask(`${handshake}websocket`)).rejects.toThrow();
  expect((await ask(`${handshake}polling`)).status).toBe(200);
  line.close();
});
