import { expect, test } from "vitest";
import { lineUpOf } from "../../../app/_views/scores/line-up.ts";
import type { EventRow } from "../../../app/_views/scores/timeline-entry.ts";
import type { Row } from "../../../lib/schema/topics.ts";

type Cells = Partial<Row<"players">>;

const player = (name: string, position: string, cells: Cells = {}) => ({
  key: `home.${name}`,
  row: { side: "home", name, position, starter: true, status: "on", ...cells } as Row<"players">,
});

const change = (clock: string, on: string, off: string, side = "home") => ({
  key: clock,
  row: { kind: "substitution", clock, side, player: on, other: off } as EventRow,
});

const eleven = [
  player("Fay", "FW"),
  player("Gil", "GK"),
  ...["D1", "D2", "D3", "D4"].map((name) => player(name, "DF")),
  ...["M1", "M2", "M3"].map((name) => player(name, "MF")),
  player("F2", "FW"),
  player("F3", "FW"),
];

test("a line-up goes from the goalkeeper to the forwards and says its formation", () => {
  const { formation, starters, bench } = lineUpOf(eleven, [], "home");
  expect(formation).toBe("4-3-3");
  expect(starters.map(({ name }) => name).join(" ")).toBe("Gil D1 D2 D3 D4 M1 M2 M3 Fay F2 F3");
  expect(bench).toEqual([]);
  expect(lineUpOf(eleven, [], "away")).toEqual({ formation: "", starters: [], bench: [] });
});

test("who comes on and goes off is told with the minute, and stands first on the bench", () => {
  const rows = [
    player("Ann", "MF", { status: "off" }),
    player("Bo", "MF", { starter: false, status: "bench" }),
    player("Cy", "MF", { starter: false, status: "off" }),
    player("Di", "MF", { starter: false }),
  ];
  const changes = [
    change("60'", "Cy", "Ann"),
    change("88'", "Di", "Cy"),
    // Of the other side, with the same name.
    change("46'", "Bo", "Ann", "away"),
  ];
  const { starters, bench } = lineUpOf(rows, changes, "home");
  const told = [...starters, ...bench].map(({ name, on, off }) => [name, on, off]);
  expect(told).toEqual([
    ["Ann", null, "60'"],
    ["Cy", "60'", "88'"],
    ["Di", "88'", null],
    ["Bo", null, null],
  ]);
});

test.each([
  [{ yellows: 1 }, "yellow"],
  [{ yellows: 1, reds: 1 }, "second-yellow"],
  [{ yellows: 2, reds: 1 }, "second-yellow"],
  [{ reds: 1 }, "red"],
  [{}, null],
] as const)("%j is shown as %s", (cells, card) => {
  expect(lineUpOf([player("Ann", "DF", cells)], [], "home").starters[0]?.card).toBe(card);
});
