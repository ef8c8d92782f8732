/**
 * The market's checks on this simulator, and on models that lack what each looks for. Accepted
 * ranges are those of docs/SIMULATION-FILES.md, where the chance of a false alarm stands beside each.
 */
import { beforeAll, expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { judgeMarket } from "../../../../server/simulate/checks/market-checks.ts";
import type { Instrument } from "../../../../server/simulate/checks/market-sample.ts";
import { marketStatistics } from "../../../../server/simulate/checks/market-statistics.ts";
import { runMarket } from "../../../../server/simulate/checks/memory-run.ts";
import { marketNulls } from "../../../../server/simulate/checks/nulls.ts";
import type { Verdict } from "../../../../server/simulate/checks/verdict.ts";

/** A tick in some ten seconds of an instrument: what is measured hardly hangs on it. */
const options = { seed: "lens", instruments: 40, sessions: 5, rate: 10 };

let usual: Instrument[] = [];
beforeAll(async () => {
  usual = await runMarket(options);
}, 60_000);

const failed = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ verdict }) => verdict === "fail").map(({ statistic }) => statistic);

test("this simulator passes every check", () => {
  const verdicts = judgeMarket(usual);
  expect(verdicts.map(({ statistic }) => statistic)).toEqual(marketStatistics);
  expect(failed(verdicts)).toEqual([]);
});

test.each(marketNulls)("a model with $name fails", async ({ model, fails }) => {
  // Memory of size after an hour is little in one block: two of them tell it from none.
  const sessions = fails.includes("autocorrelation of sizes, lag 60") ? 10 : 5;
  const found = failed(judgeMarket(await runMarket({ ...options, sessions, model })));
  expect(found).toEqual(expect.arrayContaining([...fails]));
});

/** The same sessions with other midpoints. */
function changed(change: (mids: Float64Array, session: number) => Float64Array): Instrument[] {
  return usual.map((one) => ({
    ...one,
    sessions: one.sessions.map((session, s) => ({ ...session, mids: change(session.mids, s) })),
  }));
}

test("midpoints that lag behind fail: moves go on", () => {
  const smooth = changed((mids) => mids.map((mid, i) => (mid + (mids[i - 1] ?? mid)) / 2));
  expect(failed(judgeMarket(smooth))).toEqual(
    expect.arrayContaining(["lag-1 autocorrelation of signs", "lag-1 autocorrelation, winsorised"]),
  );
});

test("prices that bounce between bid and ask fail: moves turn round", () => {
  const random = new Random("lens", "bounce");
  const bouncing = changed((mids) =>
    mids.map((mid) => mid * (1 + (random.chance(0.5) ? 3e-4 : -3e-4))),
  );
  expect(failed(judgeMarket(bouncing))).toEqual(
    expect.arrayContaining(["lag-1 autocorrelation of signs", "lag-1 autocorrelation, winsorised"]),
  );
});

test("volatility that changes from day to day only fails: it never decays", () => {
  const random = new Random("lens", "days");
  const byDay = changed((mids, session) => {
    let log = Math.log(mids[0] ?? 1);
    return mids.map(() => {
      log += 1e-3 * (session % 2 === 0 ? 0.5 : 2) * random.normal();
      return Math.exp(log);
    });
  });
  expect(failed(judgeMarket(byDay))).toContain("decay of that, log-log slope");
});

test("fewer instruments or sessions than a block has are not judged, and more are in blocks", () => {
  const few = judgeMarket(usual.slice(1));
  expect(few.every(({ verdict }) => verdict === "none")).toBe(true);
  expect(few[0]?.measured).toBe("needs 40 instruments, 5 sessions");
  const double = usual.map((one) => ({ ...one, sessions: [...one.sessions, ...one.sessions] }));
  expect(judgeMarket([...double, ...double.slice(5)])).toEqual(judgeMarket(usual));
});
