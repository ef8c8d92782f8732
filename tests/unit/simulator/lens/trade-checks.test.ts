/** The checks of prints, on prints as they should be and on some that are not. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { judgeTrades } from "../../../../server/simulate/checks/trade-checks.ts";
import { tradeColumns } from "../../../../server/simulate/files/columns.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trades-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Habits {
  /** Chance that a print has the side of the one before. */
  readonly repeat: number;
  /** From midpoint to print, in cents. */
  readonly half: number;
  /** Chance that a print tells the other side. */
  readonly lie: number;
}

async function failing({ repeat, half, lie }: Habits): Promise<string[]> {
  const random = new Random("trades", "prints");
  let mid = 10_000;
  let side = 1;
  const lines = Array.from({ length: 20_000 }, (_, i) => {
    mid += Math.round(random.normal());
    if (!random.chance(repeat)) side = -side;
    const told = random.chance(lie) ? -side : side;
    const price = (mid + side * half) / 100;
    return `${i * 1000},A,${price},100,${told > 0 ? "buy" : "sell"},${mid / 100}`;
  });
  const path = join(folder, "trades.csv");
  await writeFile(path, `${[tradeColumns.join(","), ...lines].join("\r\n")}\r\n`);
  const verdicts = await judgeTrades(path, () => true);
  return verdicts.filter(({ verdict }) => verdict === "fail").map(({ statistic }) => statistic);
}

const roll = "Roll's spread over the effective one, median";
const sides = "autocorrelation of sides, lag 1";
const aside = "share bought above and sold below the midpoint";

test.each([
  ["as they should be", { repeat: 0.6, half: 3, lie: 0 }, []],
  [
    "whose midpoint is their own price, so that nothing bounces",
    { repeat: 0.6, half: 0, lie: 0 },
    [roll],
  ],
  ["whose sides come as they like", { repeat: 0.5, half: 3, lie: 0 }, [sides]],
  ["of which one in twenty tells the wrong side", { repeat: 0.62, half: 3, lie: 0.05 }, [aside]],
])("prints %s", async (_name, habits, statistics) => {
  expect(await failing(habits)).toEqual(statistics);
});
