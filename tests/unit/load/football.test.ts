import { expect, test } from "vitest";
import { grouped, playMatch } from "../../load/football/match-play.ts";
import { footballTable } from "../../load/football/report.ts";
import { sentIn } from "../../load/football/sent.ts";
import { matchId, Stadium } from "../../load/football/stadium.ts";
import { countersOf } from "../../load/football/wire.ts";

const devices = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    1000      10    0    0    0     0          0         0     2500      25    0    0    0     0       0          0
  eth0: 7 8 0 0 0 0 0 0 9 10 0 0 0 0 0 0
`;

test("the counters of an interface are those of what it sent", () => {
  expect(countersOf(devices, "lo")).toEqual({ bytes: 2_500, packets: 25 });
  expect(countersOf(devices, "eth0")).toEqual({ bytes: 9, packets: 10 });
  expect(() => countersOf(devices, "eth1")).toThrow(RangeError);
});

test("what connections sent is counted with the headers of the packets that carry something", () => {
  const text = [
    "ESTAB 0 0 127.0.0.1:1 127.0.0.1:2",
    "\t ts sack bytes_sent:1000 bytes_acked:1000 segs_out:9 data_segs_out:3 data_segs_in:8",
    "ESTAB 0 0 127.0.0.1:1 127.0.0.1:3",
    "\t sack bytes_sent:10 segs_out:9 data_segs_out:1",
    "",
  ].join("\n");
  expect(sentIn(text)).toEqual({ bytes: 1_000 + 3 * 52 + 10 + 40, packets: 4 });
  expect(sentIn("")).toEqual({ bytes: 0, packets: 0 });
});

test("steps are spread over states evenly and in order", () => {
  const steps = Array.from({ length: 7 }, () => [() => undefined]);
  const groups = grouped(steps, 3);
  expect(groups.map(({ length }) => length)).toEqual([3, 2, 2]);
  expect(groups.flat()).toEqual(steps.flat());
});

test("a match in states ends as it ends in one, and each state changes something", async () => {
  const whole = new Stadium(playMatch("test", 1));
  whole.show(0);
  const parts = new Stadium(playMatch("test", 30));
  const documents = new Set<string>();
  for (let state = 0; state < 30; state += 1) {
    parts.show(state);
    documents.add(parts.document());
  }
  expect(documents.size).toBe(30);
  expect(parts.document()).toBe(whole.document());
  const document = JSON.parse(whole.document());
  expect(document).toMatchObject({ id: matchId, status: "finished", period: "FT" });
  expect(document.events.at(-1)).toMatchObject({ kind: "full-time" });
  expect(JSON.stringify(document)).not.toContain("null");
});

test("the table holds each way against the first", () => {
  const base = { subscribing: null, equal: true };
  const table = footballTable([
    {
      ...base,
      title: "plain",
      states: { bytes: 1_000, packets: 4 },
      sent: { bytes: 800, packets: 2 },
    },
    {
      title: "ours",
      states: { bytes: 80, packets: 2 },
      sent: { bytes: 40, packets: 1 },
      subscribing: { bytes: 20, packets: 3 },
      equal: false,
    },
  ]);
  expect(table.split("\n").at(-1)).toBe(
    "| ours | 80 | 8.00 % | 2 | 40 in 1 | 5.00 % | 20 in 3 | 10.00 % | NO |",
  );
});
