/**
 * What hosts ask: `/healthz` (the process lives) and `/readyz` (it can serve).
 */
import type { ServerResponse } from "node:http";

/** What decides whether the program can serve. */
export interface Readiness {
  /** Whether the board has something to show. */
  readonly ready: boolean;
  /** Whether the program is on its way out. */
  readonly draining: boolean;
}

/** Answers a request for one of the two paths; false for any other path. */
export function answerHealth(path: string, state: Readiness, response: ServerResponse): boolean {
  if (path === "/healthz") {
    reply(response, 200, "ok");
    return true;
  }
  if (path === "/readyz") {
    if (state.draining) reply(response, 503, "draining");
    else if (!state.ready) reply(response, 503, "no data yet");
    else reply(response, 200, "ready");
    return true;
  }
  return false;
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${text}\n`);
}
