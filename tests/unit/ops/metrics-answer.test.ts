import type { ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Metrics } from "../../../server/ops/metrics.ts";
import { answerMetrics } from "../../../server/ops/metrics-answer.ts";

/** What an answer comes to. */
function response() {
  const stream = new PassThrough();
  const head = { status: 0, headers: {} as Record<string, unknown> };
  const writeHead = (status: number, headers: Record<string, unknown>) =>
    Object.assign(head, { status, headers });
  const made = Object.assign(stream, { writeHead }) as unknown as ServerResponse;
  return { made, head, text: async () => Buffer.concat(await stream.toArray()).toString() };
}

const broken = { contentType: "text/plain", collect: () => Promise.reject(new Error("no board")) };
const everyone = { role: "operator", pass: null, lack: null } as const;
const asked = { method: "GET", headers: {} };

test("metrics that cannot be collected are an answer with the reason, not a crash", async () => {
  const { made, head, text } = response();
  expect(answerMetrics("/metrics", asked, made, broken as unknown as Metrics, everyone)).toBe(true);
  expect(await text()).toContain("no board");
  expect(head.status).toBe(500);
});

test.each(["/", "/metrics/", "/metricsx", "/Metrics"])("%s is not the metrics' path", (path) => {
  const { made } = response();
  const answered = answerMetrics(path, asked, made, broken as unknown as Metrics, everyone);
  expect(answered).toBe(false);
});
