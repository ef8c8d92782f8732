/**
 * Random cuts between real servers and real mirrors, by the machine's clock: after each, every
 * mirror must come to hold what the board holds, by a delta where that can be.
 */
import { expect, test } from "vitest";
import { Random } from "../support/random.ts";
import { Arena } from "./cuts-arena.ts";
import { kinds, type Sleep } from "./cuts-kinds.ts";
import { CutViewer } from "./cuts-viewer.ts";
import { learnColumns } from "./mirror-viewer.ts";

/** Arenas are servers of their own, which run at the same time. */
const arenas = 5;
const viewersEach = 8;
const rounds = Number(process.env.CUTS_ROUNDS ?? 25);
const firstSeed = Number(process.env.FUZZ_SEED ?? 20_261_121);
/** How many viewers want another pace in a round. */
const paceChanges = 0.3;
/** Every so many rounds the server starts again, with another board. */
const restartEvery = 8;

const sleep: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What never happens within this, ms, does not happen; only a failure takes so long. */
const neverMs = 45_000;

/** Waits until something holds. @throws Error with what is still missing where it never does. */
async function until(holds: () => boolean, missing: () => string): Promise<void> {
  for (const end = Date.now() + neverMs; !holds(); await sleep(5)) {
    if (Date.now() > end) throw new Error(`never happened: ${missing()}`);
  }
}

interface Outcome {
  cuts: number;
  equal: number;
  restarts: number;
  resumed: number;
  brokenWithin: number;
  json: number;
  binary: number;
  readonly wrong: string[];
  readonly needless: string[];
}

/** Keeps writing until told to stop. */
function keepWriting(arena: Arena, random: Random): () => Promise<void> {
  let going = true;
  const done = (async () => {
    while (going) {
      arena.write();
      await sleep(random.below(12));
    }
  })();
  return () => {
    going = false;
    return done;
  };
}

async function round(
  arena: Arena,
  viewers: readonly CutViewer[],
  random: Random,
  restart: boolean,
) {
  const stopWriting = keepWriting(arena, random);
  const comeBack = await Promise.all(
    viewers.map(async (viewer) => {
      const before = viewer.reconnects;
      await sleep(random.below(100));
      if (random.chance(paceChanges)) viewer.changePace();
      const [name, kind] = random.pick(Object.entries(kinds));
      const breaks = restart || (await kind(viewer, random, sleep));
      const isBack = () => !breaks || viewer.reconnects > before;
      return { isBack, name: restart ? "restart" : name };
    }),
  );
  if (restart) {
    await stopWriting();
    await arena.stop();
    await arena.start();
    for (const { line } of viewers) line.target = arena.port;
  }
  const goOn = restart ? keepWriting(arena, random) : stopWriting;
  await sleep(random.below(100));
  for (const { line } of viewers) line.sweep();
  await until(
    () => comeBack.every(({ isBack }) => isBack()),
    () =>
      comeBack.map(({ isBack, name }) => (isBack() ? "" : `coming back after "${name}" `)).join(""),
  );
  await goOn();
  await until(
    () => viewers.every(({ caughtUp }) => caughtUp),
    () => viewers.map(({ lacks }, index) => `${comeBack[index]?.name}: ${lacks}`).join("; "),
  );
}

async function run(index: number): Promise<Outcome> {
  const random = new Random(firstSeed + index);
  const arena = new Arena(`a${index}`, random);
  await arena.start();
  for (const [topic, table] of arena.tables) learnColumns(topic, table.columnNames);
  const viewers = Array.from({ length: viewersEach }, (_, number) => {
    // Half of them by binary frames, half as with a server that knows none.
    return new CutViewer(arena, random, number % 2 === 0);
  });
  for (const viewer of viewers) await viewer.open();
  await until(
    () => viewers.every(({ caughtUp }) => caughtUp),
    () => viewers.map(({ lacks }) => lacks).join("; "),
  );
  const outcome: Outcome = {
    cuts: 0,
    equal: 0,
    restarts: 0,
    resumed: 0,
    brokenWithin: 0,
    json: 0,
    binary: 0,
    wrong: [],
    needless: [],
  };
  for (let count = 1; count <= rounds; count += 1) {
    const restart = count % restartEvery === 0;
    await round(arena, viewers, random, restart);
    if (restart) outcome.restarts += 1;
    for (const viewer of viewers) {
      const differences = viewer.differences();
      outcome.cuts += 1;
      if (differences.length === 0) outcome.equal += 1;
      else outcome.wrong.push(`round ${count}: ${differences[0]}`);
    }
  }
  for (const { audit, line } of viewers) {
    outcome.needless.push(...audit.needless);
    outcome.resumed += audit.resumed;
    outcome.brokenWithin += line.brokenWithin;
    outcome.json += audit.came.json;
    outcome.binary += audit.came.binary;
  }
  outcome.wrong.push(...arena.logged);
  await Promise.all(viewers.map((viewer) => viewer.close()));
  await until(
    () => arena.stats.viewers === 0,
    () => "the server's noticing that all have gone",
  );
  const { subscriptions, lanes } = arena.stats;
  if (subscriptions + lanes > 0)
    outcome.wrong.push(`${subscriptions} subscriptions, ${lanes} lanes left`);
  await arena.stop();
  return outcome;
}

test(`after each of ${arenas * viewersEach * rounds} cuts the mirror equals the board`, async () => {
  const outcomes = await Promise.all(Array.from({ length: arenas }, (_, index) => run(index)));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, one) => all + of(one), 0);
  const again = `repeat with FUZZ_SEED=${firstSeed}`;
  expect(outcomes.flatMap(({ wrong }) => wrong).slice(0, 5), again).toEqual([]);
  expect(outcomes.flatMap(({ needless }) => needless).slice(0, 5), again).toEqual([]);
  const cuts = sum((outcome) => outcome.cuts);
  expect(cuts).toBe(arenas * viewersEach * rounds);
  expect(sum(({ equal }) => equal)).toBe(cuts);
  // The test must not have become one in which nothing is broken, or nothing resumed.
  expect(sum(({ brokenWithin }) => brokenWithin)).toBeGreaterThan(cuts / 20);
  expect(sum(({ resumed }) => resumed)).toBeGreaterThan(cuts);
  expect(sum(({ json }) => json)).toBeGreaterThan(cuts);
  expect(sum(({ binary }) => binary)).toBeGreaterThan(cuts);
}, 180_000);
