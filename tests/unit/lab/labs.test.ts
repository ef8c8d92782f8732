import { expect, test, vi } from "vitest";
import { labRateFirst, labRateMax, labTopic } from "../../../lib/schema/lab.ts";
import { changesSince } from "../../../lib/table/changes.ts";
import { Labs } from "../../../server/lab/labs.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { Random } from "../../support/random.ts";

const idOf = (number: number) => number.toString(16).padStart(32, "0");
const one = idOf(1);

function makeLabs(labsMax = 64) {
  const clock = new ManualClock();
  let answer: ((texts: { request: string; response: string }) => void) | null = null;
  const labs = new Labs({
    clock,
    labsMax,
    chanceOf: () => {
      const random = new Random(3);
      return () => random.unit();
    },
    provoke: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  let told = 0;
  labs.onCommit(() => {
    told += 1;
  });
  return { clock, labs, told: () => told, answer: () => answer };
}

const countsOf = (labs: Labs, id: string) =>
  labs
    .table(labTopic.board(id))
    ?.rows()
    .reduce((sum, row) => sum + Number(row.count), 0);

test("a lab's board begins when somebody asks and changes at its own rate", () => {
  const { clock, labs, told } = makeLabs();
  expect(clock.waiting).toBe(0);
  const table = labs.table(labTopic.board(one));
  expect(table?.size).toBe(8);
  clock.advance(10_000);
  expect(countsOf(labs, one)).toBe(10 * labRateFirst);
  expect(told()).toBe(10 * labRateFirst);
  expect(labs.command({ lab: one, rate: 150 })).toEqual({ rate: 150 });
  clock.advance(10_000);
  expect(countsOf(labs, one)).toBe(10 * labRateFirst + 1_500);
  expect(labs.command({ lab: one, rate: 0 })).toEqual({ rate: 0 });
  clock.advance(10_000);
  expect(countsOf(labs, one)).toBe(10 * labRateFirst + 1_500);
  expect(labs.command({ lab: one, rate: 1e9 })).toEqual({ rate: labRateMax });
  labs.close();
  expect(clock.waiting).toBe(0);
});

test("every change says when it was made", () => {
  const { clock, labs } = makeLabs();
  const table = labs.table(labTopic.board(one));
  const from = table?.version ?? 0;
  clock.advance(250);
  const changes = table === null ? null : changesSince(table, from);
  expect(Object.values(changes?.rows ?? {})).toMatchObject([{ at: clock.now(), count: 1 }]);
});

test("a lab ends a minute after it was last read, and its next life begins above it", () => {
  const { clock, labs } = makeLabs();
  const table = labs.table(labTopic.board(one));
  clock.advance(59_000);
  labs.rest((read) => read === table);
  clock.advance(59_000);
  labs.rest(() => false);
  expect(labs.size).toBe(1);
  clock.advance(1_000);
  labs.rest(() => false);
  expect(labs.size).toBe(0);
  expect(clock.waiting).toBe(0);
  const old = table?.version ?? 0;
  const next = labs.table(labTopic.board(one));
  expect(next).not.toBe(table);
  if (next === null) throw new Error("no table");
  expect(next.version).toBeGreaterThan(old);
  expect(changesSince(next, old)?.from).toBeNull();
  labs.close();
});

test("there are so many labs; one that nobody reads makes room, one that is read does not", () => {
  const { clock, labs } = makeLabs(2);
  const read = new Set([labs.table(labTopic.board(one)), labs.table(labTopic.board(idOf(2)))]);
  expect(labs.table(labTopic.board(idOf(3)))).toBeNull();
  clock.advance(20_000);
  labs.rest((table) => read.has(table as never));
  expect(labs.table(labTopic.board(idOf(3)))).toBeNull();
  clock.advance(20_000);
  expect(labs.table(labTopic.board(idOf(3)))).not.toBeNull();
  expect(labs.size).toBe(2);
  labs.close();
});

test("names that are no lab's have no table, and what is not there does nothing", () => {
  const { clock, labs } = makeLabs();
  for (const topic of ["quotes", "lab", "lab/", "lab/XY", `lab/${one}/x`, "lab-room/green"]) {
    expect(labs.table(topic), topic).toBeNull();
  }
  expect(labs.command({ lab: one, rate: 3 })).toHaveProperty("problem");
  expect(labs.size).toBe(0);
  expect(clock.waiting).toBe(0);
});

test("what is said in a room stands in that room's table only", () => {
  const { labs } = makeLabs();
  labs.open(one);
  labs.command({ lab: one, say: { room: "red", words: 1 } });
  expect(labs.table(labTopic.room("red"))?.rows()).toMatchObject([
    { who: "Visitor 000", words: "Goal!" },
  ]);
  expect(labs.table(labTopic.room("blue"))?.size).toBe(0);
  labs.close();
});

test("one refusal at a time, and both texts are written down", async () => {
  const { labs, answer } = makeLabs();
  labs.open(one);
  expect(labs.command({ lab: one, do: "refuse-426" })).toEqual({ rate: labRateFirst });
  expect(labs.command({ lab: one, do: "refuse-400" })).toHaveProperty("problem");
  answer()?.({ request: "GET", response: "426" });
  await Promise.resolve();
  const rows = labs.table(labTopic.refusals(one))?.rows();
  expect(rows).toMatchObject([{ deed: "refuse-426", request: "GET", response: "426" }]);
  expect(labs.command({ lab: one, do: "refuse-400" })).toEqual({ rate: labRateFirst });
  labs.close();
});

test("a ping wants a plain WebSocket that is open", () => {
  const { labs } = makeLabs();
  labs.open(one);
  expect(labs.command({ lab: one, do: "ping" })).toHaveProperty("problem");
  labs.close();
});

test("a lab that breaks is ended, and the others go on", () => {
  const { clock, labs } = makeLabs();
  const broken = labs.open(one);
  const other = labs.open(idOf(2));
  if (broken === null || other === null) throw new Error("no room");
  vi.spyOn(broken, "write").mockImplementation(() => {
    throw new Error("no row");
  });
  const written = vi.spyOn(other, "write");
  expect(() => clock.advance(500)).toThrow("no row");
  expect(labs.size).toBe(1);
  clock.advance(1_000);
  expect(written).toHaveBeenCalled();
});
