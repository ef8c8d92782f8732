/** A page from its HTML to its first frame: seam, packing, mirror. */
import { expect, test } from "vitest";
import { packed, unpacked } from "../../../app/_live/packed.ts";
import { normalized, type Selection } from "../../../lib/mirror/selection.ts";
import type { Board } from "../../../server/board/board.ts";
import { seamOf } from "../../../server/seam.ts";
import { type Stage, stage } from "../mirror/stage.ts";

/** What stands in the HTML for a selection, as the page reads it. */
function drawn({ server }: Stage, selection: Selection) {
  const board = { epoch: server.epoch, table: (topic: string) => server.tables.get(topic) ?? null };
  const { topic, ...part } = selection;
  const snapshot = seamOf(board as unknown as Board, "0").snapshot(topic, part);
  if (snapshot === null) throw new Error("no snapshot");
  return packed(JSON.parse(JSON.stringify(snapshot)));
}

const selections: readonly Selection[] = [
  { topic: "matches" },
  { topic: "matches", columns: ["home", "homeScore"] },
  { topic: "matches", rows: ["m1", "m3"] },
  { topic: "trades/A" },
];

for (const selection of selections.map(normalized)) {
  test(`what ${JSON.stringify(selection)} was drawn from is continued by a delta`, () => {
    const set = stage();
    const { mirror, line, server, sent, settle, view } = set;
    const table = server.tables.get("matches");
    table?.transact(() => table.remove("m1"));
    server.put("matches", "m3", { home: "Celtic" });
    server.put("matches", "7", { home: "Dinamo" });
    const page = drawn(set, selection);
    server.put("matches", "m3", { homeScore: 3 });
    server.put("matches", "m1", { home: "Ajax again" });
    server.put("trades/A", "3", { price: 10.03, size: 7 });
    mirror.seed([unpacked(JSON.parse(JSON.stringify(page)))], [selection]);
    mirror.start();
    line.open();
    const seen = view(selection);
    seen.watch();
    settle();
    expect(sent("subscribe")[0]).toMatchObject({ since: page.delta.to, encoding: "binary" });
    expect([server.snapshots, server.deltas, server.frames]).toEqual([0, 1, 1]);
    if (selection.topic === "trades/A") expect(seen.now.get("3")?.size).toBe(7);
    else {
      expect(seen.now.get("m3")).toMatchObject({ home: "Celtic", homeScore: 3 });
      expect(seen.now.get("m1")?.home).toBe("Ajax again");
    }
  });
}

test("rows stand in the order of their numbers, so that these are one run", () => {
  const set = stage();
  set.server.put("matches", "m3", { home: "Celtic" });
  set.server.put("matches", "m1", { homeScore: 5 });
  const page = drawn(set, { topic: "matches" });
  expect(page.rows.map(([key]) => key)).toEqual(["m1", "m2", "m3"]);
  expect(page.numbers).toEqual([0, 3]);
  expect(drawn(set, { topic: "trades/A" })).not.toHaveProperty("numbers");
  expect(drawn(set, { topic: "matches", rows: ["m1"] })).not.toHaveProperty("numbers");
});
