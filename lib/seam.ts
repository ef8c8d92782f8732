/**
 * The one way from the pages to the board. Next bundles `app/` apart from `server/`, so a module
 * that both import is not the same object in both; a global is. The server sets it before it
 * serves the first page.
 */
import type { TopicSnapshot } from "./wire/messages.ts";

export interface SnapshotOptions {
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

export interface BoardSeam {
  /** Names the life of the board; changes when the server starts again. */
  readonly epoch: string;
  /** The program's version. */
  readonly version: string;
  /** A topic as it is now, or null where there is no such topic. */
  snapshot(topic: string, options?: SnapshotOptions): TopicSnapshot | null;
}

declare global {
  var bigboard: BoardSeam | undefined;
}

/** @throws Error when the pages run without Bigboard's server around them. */
export function boardSeam(): BoardSeam {
  const seam = globalThis.bigboard;
  if (seam === undefined) {
    throw new Error("no board: start Bigboard with `npm start` or `npm run dev`, not with `next`");
  }
  return seam;
}

/**
 * The request header that the server puts on a page's first load. Only then does a page carry
 * values; a navigation inside the app carries none, since the socket brings them.
 */
export const documentHeader = "x-bigboard-document";

/** The request header that names the nonce of a page's scripts and style sheets. */
export const nonceHeader = "x-bigboard-nonce";
