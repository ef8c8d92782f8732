/** Thousands of pages whose server ends and starts anew, in simulated time. */
import { expect, test } from "vitest";
import { Backoff, toldToWait } from "../../../lib/mirror/backoff.ts";
import { Admission } from "../../../server/gateway/admission.ts";
import { Comeback } from "../../../server/gateway/comeback.ts";
import { limitsDefault } from "../../../server/gateway/limits.ts";
import { RefusalLog } from "../../../server/ops/refusal-log.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { Random } from "../../support/random.ts";

const headers = { host: "board.example" };
const origins = { loopback: false, allowedOrigins: [], allowedHosts: ["*"], machine: "board" };

/** So long a server listens before it lets anybody in, ms. */
const startingMs = 2_000;
const giveUpMs = 120_000;

interface Outcome {
  /** When each was let in, in order, ms after the end of the server that was. */
  readonly letIn: readonly number[];
  /** How often all of them together have tried. */
  readonly tries: number;
}

/** @param awayMs from the end of the server that was until the next one lets viewers in. */
function restart(ending: "killed" | "signalled", viewers: number, awayMs: number): Outcome {
  const random = new Random(viewers + awayMs);
  let now = 0;
  const admission = new Admission({
    origins,
    isOpen: () => now >= awayMs,
    limits: limitsDefault,
    now: () => now,
    refusals: new RefusalLog(new ManualClock(), () => undefined),
  });
  const comeback = new Comeback(viewers);
  /** By the ms, who tries then. */
  const agenda: number[][] = [];
  const plan = (viewer: number, waitMs: number) => {
    const at = Math.ceil(now + Math.max(1, waitMs));
    agenda[at] ??= [];
    agenda[at].push(viewer);
  };
  const backoffs = Array.from({ length: viewers }, () => new Backoff(() => random.unit()));
  for (const [viewer, backoff] of backoffs.entries()) {
    plan(viewer, ending === "killed" ? backoff.next() : comeback.next());
  }
  const letIn: number[] = [];
  let tries = 0;
  const knock = (viewer: number) => {
    tries += 1;
    const address = `10.${viewer >> 8}.${viewer & 255}.1`;
    const isListening = now >= awayMs - startingMs;
    const refusal = isListening
      ? (admission.entry(headers, address) ?? admission.newcomer(address))
      : { message: "" };
    if (refusal === null) letIn.push(now);
    else plan(viewer, backoffs[viewer]?.next(toldToWait({ reason: refusal.message })) ?? 0);
  };
  for (; letIn.length < viewers && now < giveUpMs; now += 1) agenda[now]?.forEach(knock);
  return { letIn, tries };
}

const cases = (["killed", "signalled"] as const).flatMap((ending) =>
  [200, 2_000, 5_000].flatMap((viewers) =>
    [5, 10, 15].map((seconds) => [viewers, ending, seconds] as const),
  ),
);

test.each(cases)(
  "%i are back within 30 s after a server was %s and away for %i s, at its rate",
  (viewers, ending, seconds) => {
    const { letIn, tries } = restart(ending, viewers, seconds * 1_000);
    expect(letIn).toHaveLength(viewers);
    expect(letIn.at(-1)).toBeLessThan(28_500);
    const { handshakesBurst, handshakesPerSecond } = limitsDefault;
    const mostInASecond = handshakesBurst + handshakesPerSecond;
    const spans = letIn.slice(mostInASecond).map((at, index) => at - (letIn[index] ?? 0));
    expect(Math.min(...spans, 1_000)).toBe(1_000);
    expect(tries / viewers).toBeLessThan(9);
  },
);

test("a server that stays away is asked ever more seldom, and still a few times a minute", () => {
  const random = new Random(1);
  const backoff = new Backoff(() => random.unit());
  const tries: number[] = [];
  for (let at = backoff.next(); at < 2 * 3_600_000; at += backoff.next()) tries.push(at);
  const within = (fromMs: number, toMs: number) =>
    tries.filter((at) => at >= fromMs && at < toMs).length;
  expect(within(0, 15_000)).toBeGreaterThanOrEqual(5);
  expect(within(0, 60_000)).toBeLessThan(20);
  expect(within(3_600_000, 2 * 3_600_000)).toBeGreaterThan(200);
  expect(within(3_600_000, 2 * 3_600_000)).toBeLessThan(400);
});
