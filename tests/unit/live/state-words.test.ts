import { expect, test } from "vitest";
import { clockWords, spanWords, stateWords } from "../../../app/_frame/state-words.ts";

const since = Date.UTC(2026, 10, 21, 12, 3, 4);
const base = {
  connection: "live",
  connectionMs: 60_000,
  connectionSince: since,
  silentMs: 34_500,
  pastMs: null,
  pause: null,
  feed: { trouble: null, paused: false, ended: false },
  zone: "UTC",
} as const;

test("a page that is simply live has nothing to say, nor has one that is on its way to be", () => {
  expect(stateWords(base)).toBe(null);
  expect(stateWords({ ...base, connection: "connecting" })).toBe(null);
  expect(stateWords({ ...base, connection: "catching-up" })).toBe(null);
});

test("a pause says for how long and how many rows wait, and the viewer can end it", () => {
  const pause = { forMs: 42_900, rows: 1_204 };
  expect(stateWords({ ...base, pause })).toEqual({
    kind: "paused",
    tone: "quiet",
    text: "Paused by you 0:42 · 1,204 rows wait",
    own: true,
  });
  expect(stateWords({ ...base, pause: { ...pause, rows: 1 } })?.text).toMatch(/ 1 row waits$/);
});

test("the past says how long ago it was, before a pause", () => {
  const words = stateWords({ ...base, pastMs: 80_400, pause: { forMs: 1, rows: 2 } });
  expect(words).toMatchObject({ kind: "past", own: true });
  expect(words?.text).toBe("Looking at 1 min 20 s ago");
});

test("a cut says since when, how old the values are, and leaves short ones out", () => {
  const offline = { ...base, connection: "offline" } as const;
  expect(stateWords(offline)).toMatchObject({
    text: "Offline since 12:03:04 · values are 34 s old",
    tone: "warning",
    own: false,
  });
  expect(stateWords({ ...offline, silentMs: null })?.text).toBe("Offline since 12:03:04");
  expect(stateWords({ ...offline, connectionMs: 500 })).toBe(null);
  expect(stateWords({ ...base, connection: "reconnecting" })?.text).toMatch(/^Reconnecting since/);
});

test("a cut while paused is said with the pause", () => {
  const pause = { forMs: 5_000, rows: 0 };
  expect(stateWords({ ...base, connection: "offline", pause })).toMatchObject({
    kind: "paused",
    tone: "warning",
    own: true,
    text: "Paused by you 0:05 · 0 rows wait · offline since 12:03:04",
  });
});

test("a feed that does not run says why", () => {
  const { feed } = base;
  const stalled = { ...feed, trouble: "no line from the file for 5 s" };
  expect(stateWords({ ...base, feed: stalled })).toMatchObject({
    text: "Feed stalled: no line from the file for 5 s",
    tone: "warning",
  });
  expect(stateWords({ ...base, feed: { ...feed, ended: true } })?.text).toBe("Recording ended");
  expect(stateWords({ ...base, feed: { ...feed, paused: true } })).toMatchObject({
    text: "Feed paused by an operator",
    own: false,
  });
  // Of a feed that was heard of before the line was cut nothing is known.
  expect(stateWords({ ...base, connection: "catching-up", feed: stalled })).toBe(null);
});

test("spans are written to the second", () => {
  expect(clockWords(-5)).toBe("0:00");
  expect(clockWords(62_000)).toBe("1:02");
  expect(clockWords(3_723_000)).toBe("1:02:03");
  expect(spanWords(59_999)).toBe("59 s");
  expect(spanWords(61_000)).toBe("1 min 1 s");
  expect(spanWords(7_500_000)).toBe("2 h 5 min");
});
