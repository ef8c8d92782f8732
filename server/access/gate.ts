/** Which requests are heard of whom, before anything is said about the board. */
import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a path is for everybody: the icon, and the code that was built, which holds no values. What
 * could be another path in disguise is none of these.
 */
export function isOpenTo(path: string): boolean {
  if (path === "/icon.svg") return true;
  if (!path.startsWith("/_next/static/")) return false;
  return !/\\|%25|%2e|%2f|%5c|\/\.{1,2}(\/|$)|\/\//i.test(path);
}

/**
 * Takes off what could ask the pages for more than a file: for who is let in to nothing but files.
 * @param headers of the request; changed.
 */
export function asFileRequest(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (/^(rsc$|next-|x-)/.test(name)) delete headers[name];
  }
}
