/** Keys: what somebody knows who is to be let in. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Role } from "./who.ts";

export interface Keys {
  /** Null where everybody may look. */
  readonly viewer: string | null;
  /** Null where whoever reaches the server may use the controls. */
  readonly operator: string | null;
}

/** What a key lets one do. It takes as long for every key of a length. */
export function roleOfKey(key: string, keys: Keys): Role {
  const operator = keys.operator !== null && sameText(key, keys.operator);
  const viewer = keys.viewer !== null && sameText(key, keys.viewer);
  return operator ? "operator" : viewer ? "viewer" : "nobody";
}

/** The key that comes in a header, as `Bearer <key>`; null where none does. */
export function bearerOf(authorization: string | undefined): string | null {
  // Without a pattern for the key: of two that take spaces one after the other, every split is tried.
  const text = authorization ?? "";
  return /^bearer /i.test(text) ? text.slice("bearer ".length).trim() || null : null;
}

/** Compares in a time that tells nothing of where two texts differ, nor of their lengths. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
