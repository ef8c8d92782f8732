import { expect, test } from "vitest";
import { ManualClock } from "../support/manual-clock.ts";
import { Random } from "../support/random.ts";
import { GatewaySide } from "./mirror-gateway-side.ts";
import { Auditor, PlainSide, type Side } from "./mirror-side.ts";
import { learnColumns, Viewer } from "./mirror-viewer.ts";
import { writeSome } from "./mirror-writer.ts";

/** Set to repeat one failing run; else this many are made, each of its own seed. */
const only = process.env.FUZZ_SEED;
const runs = only === undefined ? Number(process.env.FUZZ_RUNS ?? 20) : 1;
const firstSeed = Number(only ?? 20_260_611);
const cutsEach = 110;
const viewersEach = 4;
const restartsEvery = 150;

interface Outcome {
  readonly differences: string[];
  readonly needless: number;
  readonly resumes: number;
  readonly cuts: number;
}

/** Changes a bit of some frames, but not whom they are for: then nobody would know. */
function spoil(frame: Uint8Array, random: Random, share: number): void {
  if (share === 0 || !random.chance(share)) return;
  const at = 3 + random.below(frame.length - 3);
  frame[at] = (frame[at] ?? 0) ^ (1 << random.below(8));
}

/**
 * Random writes, looks and cuts; then quiet; then what every viewer sees, against the board.
 * @param spoilt the share of frames of which a bit changes on the way.
 */
function run(random: Random, clock: ManualClock, side: Side, spoilt = 0): Outcome {
  for (const [topic, table] of side.tables) learnColumns(topic, table.columnNames);
  const auditors = Array.from({ length: viewersEach }, () => new Auditor(side));
  const viewers = auditors.map((auditor) => new Viewer(auditor, clock));
  for (const { line } of viewers) line.damage = (frame) => spoil(frame, random, spoilt);
  const cuts = () => viewers.reduce((sum, viewer) => sum + viewer.cuts, 0);
  while (cuts() < cutsEach) {
    if (random.chance(0.3)) writeSome(random.pick([...side.tables.values()]), random, clock.now());
    if (random.chance(0.3)) side.turn(random);
    if (random.chance(0.1)) clock.advance(random.below(random.chance(0.1) ? 8_000 : 400));
    if (random.chance(1 / restartsEvery / viewersEach)) {
      for (const viewer of viewers) viewer.cut();
      side.restart();
    }
    random.pick(viewers).act(random);
  }
  for (const viewer of viewers) while (viewer.watches.length < 3) viewer.open(random);
  // Quiet: long enough for what was refused to be asked for again.
  for (let round = 0; round < 40; round += 1) {
    for (const viewer of viewers) viewer.calm();
    side.settle();
    for (const viewer of viewers) viewer.line.flush();
    clock.advance(1_000);
    for (const viewer of viewers) viewer.surroundings.draw();
  }
  const differences = viewers.flatMap((viewer, index) => [
    ...viewer.differences(side.tables).map((text) => `viewer ${index}: ${text}`),
    ...(viewer.mirror.connection.status === "live" ? [] : [`viewer ${index} is not live`]),
  ]);
  for (const { complaints } of auditors) differences.push(...complaints);
  for (const viewer of viewers) viewer.mirror.stop();
  side.stop();
  return {
    differences,
    needless: auditors.reduce((sum, { needless }) => sum + needless, 0),
    resumes: auditors.reduce((sum, { resumes }) => sum + resumes, 0),
    cuts: cuts(),
  };
}

/** Makes a server's side for a run. */
type MakeSide = (random: Random, clock: ManualClock) => Side;

const sides: Record<string, MakeSide> = {
  "a plain server of frames": (random, clock) => new PlainSide(random, () => clock.now()),
  "a plain server of JSON": (random, clock) => new PlainSide(random, () => clock.now(), true),
  "the gateway": (_random, clock) => new GatewaySide(clock),
};

for (const [name, makeSide] of Object.entries(sides)) {
  test(`behind ${name} every mirror equals the board, by deltas where they do`, () => {
    let cuts = 0;
    let resumes = 0;
    for (let index = 0; index < runs; index += 1) {
      const seed = firstSeed + index;
      const random = new Random(seed);
      const clock = new ManualClock();
      const outcome = run(random, clock, makeSide(random, clock));
      const again = `repeat with FUZZ_SEED=${seed}`;
      expect(outcome.differences.slice(0, 5), again).toEqual([]);
      expect(outcome.needless, `snapshots where a delta would have done; ${again}`).toBe(0);
      expect(clock.waiting, `timers left; ${again}`).toBe(0);
      cuts += outcome.cuts;
      resumes += outcome.resumes;
    }
    if (only !== undefined) return;
    expect(cuts).toBeGreaterThanOrEqual(runs * cutsEach);
    // The fuzz must not have become one in which nothing is ever resumed.
    expect(resumes).toBeGreaterThan(cuts / 2);
  });
}

test("frames that are spoilt on their way cost a snapshot or their encoding, and no value", () => {
  for (let index = 0; index < runs; index += 1) {
    const seed = firstSeed + index;
    const random = new Random(seed);
    const clock = new ManualClock();
    const { differences } = run(random, clock, new PlainSide(random, () => clock.now()), 0.05);
    const again = `repeat with FUZZ_SEED=${seed}`;
    expect(differences.slice(0, 5), again).toEqual([]);
    expect(clock.waiting, `timers left; ${again}`).toBe(0);
  }
});
