/**
 * What of a request decides what a page looks like, and so which requests may be given one drawing:
 * the path, the parameters that pages read, and whether a whole document is asked for or what a
 * navigation inside the app needs. Nothing else of a request reaches a page.
 */
import type { IncomingMessage } from "node:http";
import { documentHeader } from "../../lib/seam.ts";

export interface PageRequest {
  /** The same for all requests that a drawing is good for. */
  readonly key: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The parameters that pages read; what else stands in an address makes no other page. */
export const pageParameters = [
  "chart",
  "columns",
  "interval",
  "league",
  "order",
  "q",
  "sector",
  "show",
  "sort",
  "sport",
  "team",
  "view",
] as const;

/** The header with what a navigation has already. */
export const routerState = "next-router-state-tree";

/** By which Next knows what a navigation has and lacks. */
const payloadHeaders = [
  "rsc",
  routerState,
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
] as const;

/** With which Next tells payloads of one address apart: a hash of these headers. */
const payloadParameter = "_rsc";

/** The longest address and the longest headers of a navigation, letters. */
const urlMax = 2_048;
const payloadHeadersMax = 4_096;

/** @returns null where it is longer than any that a page of ours has. */
export function pageRequestOf({
  url = "/",
  headers,
}: Pick<IncomingMessage, "url" | "headers">): PageRequest | null {
  const [path = "/", ...rest] = url.split("?");
  const given = new URLSearchParams(rest.join("?"));
  const kept: Record<string, string> = {};
  const document = headers[documentHeader];
  if (typeof document === "string") kept[documentHeader] = document;
  const known = new URLSearchParams();
  for (const name of pageParameters) {
    // Once: pages take a name that is given twice for one that is not given.
    const values = given.getAll(name);
    for (const value of values.slice(0, 2)) known.append(name, value);
  }
  if (headers.rsc !== undefined) {
    for (const name of payloadHeaders) {
      const value = headers[name];
      if (typeof value === "string") kept[name] = value;
    }
    const hash = given.get(payloadParameter);
    if (hash !== null) known.set(payloadParameter, hash);
  }
  const query = known.size === 0 ? "" : `?${known}`;
  const line = path + query;
  const more = JSON.stringify(kept);
  if (line.length > urlMax || more.length > payloadHeadersMax) return null;
  return { key: `${line} ${more}`, url: line, headers: kept };
}
