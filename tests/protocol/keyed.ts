/** A board that wants keys, and how to get in. */
import { expect } from "vitest";
import { type Answered, ask } from "../support/http-ask.ts";
import type { Mounted } from "./mount.ts";

export const viewerKey = "a key for those who look";
export const operatorKey = "a key for those who operate";
export const keyed = { config: { viewerKey, operatorKey } };
export const operating = { authorization: `Bearer ${operatorKey}` };
export const hour = 3_600_000;

export interface Made {
  readonly id: string;
  readonly path: string;
}

/** Makes a link that ends in an hour, as an operator. */
export async function makeLink({ url, clock }: Mounted): Promise<Made> {
  const body = JSON.stringify({ until: clock.now() + hour, name: "the office" });
  const answer = await ask(`${url}/access/links`, { method: "POST", headers: operating, body });
  expect(answer.status).toBe(201);
  return JSON.parse(answer.text) as Made;
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf({ headers }: Pick<Answered, "headers">): string {
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

/** Signs in as a page's form does. */
export function signIn(
  { url }: Mounted,
  key: string,
  to = "/markets",
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const body = new URLSearchParams({ key, to }).toString();
  return ask(`${url}/enter`, { method: "POST", headers: { origin: url, ...headers }, body });
}

/** Opens a link, from a page of the board's own. */
export function follow({ url }: Mounted, path: string, cookie = ""): Promise<Answered> {
  return ask(`${url}${path}?here`, { headers: { cookie } });
}
