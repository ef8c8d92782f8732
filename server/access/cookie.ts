/** The cookie that carries a pass: kept from scripts, and sent by pages of the same site only. */
import type { IncomingHttpHeaders } from "node:http";

/** How long a browser keeps it beyond its end, s: so that the server can say what has ended. */
const afterEndS = 7 * 86_400;
/** The longest that browsers keep any, s. */
const ageMaxS = 400 * 86_400;

/** Behind TLS a browser takes the name from nobody but this host. */
const nameOf = (secure: boolean) => (secure ? "__Host-bigboard" : "bigboard");

/** A cookie as it is sent. */
export const cookiePair = (text: string, secure: boolean) => `${nameOf(secure)}=${text}`;

/** The text of the cookie that came; null without one. */
export function readCookie({ cookie }: IncomingHttpHeaders, secure: boolean): string | null {
  const name = cookiePair("", secure);
  const found = (cookie ?? "").split(/; */).find((pair) => pair.startsWith(name));
  return found?.slice(name.length) ?? null;
}

/** The header that sets it. @param seconds until what it carries ends. */
export function writeCookie(text: string, seconds: number, secure: boolean): string {
  const age = Math.min(ageMaxS, Math.max(0, Math.floor(seconds)) + afterEndS);
  return cookieWith(text, age, secure);
}

/** The header that takes it away. */
export function clearCookie(secure: boolean): string {
  return cookieWith("", 0, secure);
}

function cookieWith(text: string, age: number, secure: boolean): string {
  const parts = [cookiePair(text, secure), "Path=/", `Max-Age=${age}`, "HttpOnly"];
  return [...parts, "SameSite=Strict", ...(secure ? ["Secure"] : [])].join("; ");
}
