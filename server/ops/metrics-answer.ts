/** Answers `GET /metrics`, for whoever may use the controls. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Who } from "../access/who.ts";
import { challenge } from "../access/who.ts";
import type { Metrics } from "./metrics.ts";

/** Answers a request for the path; false for any other path. */
export function answerMetrics(
  path: string,
  request: Pick<IncomingMessage, "method">,
  response: ServerResponse,
  metrics: Metrics,
  who: Who,
): boolean {
  if (path !== "/metrics") return false;
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") {
    refuse(response, 405, "GET and HEAD only", { allow: "GET, HEAD" });
  } else if (who.role !== "operator") {
    const wanted = { "www-authenticate": challenge };
    refuse(response, 401, "these want the operator's key: Authorization: Bearer <key>", wanted);
  } else {
    void send(response, metrics);
  }
  return true;
}

async function send(response: ServerResponse, metrics: Metrics): Promise<void> {
  try {
    const text = await metrics.collect();
    response.writeHead(200, {
      "content-type": metrics.contentType,
      "content-length": Buffer.byteLength(text),
      "cache-control": "no-store",
    });
    response.end(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(response, 500, `the metrics cannot be collected: ${message}`, {});
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(`${text}\n`);
}
