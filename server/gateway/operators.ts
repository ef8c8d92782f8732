/** Who may use the controls. */
import { createHash, timingSafeEqual } from "node:crypto";

/**
 * `everyone`: whoever reaches the server (it listens on a loopback address). `key`: whoever brings
 * the key in the handshake, as `auth: { key }`, or as `Authorization: Bearer <key>`.
 */
export type OperatorPolicy =
  | { readonly kind: "everyone" }
  | { readonly kind: "key"; readonly key: string };

/** Whether a connection with this handshake may use the controls. */
export function isOperator(policy: OperatorPolicy, auth: unknown): boolean {
  if (policy.kind === "everyone") return true;
  if (typeof auth !== "object" || auth === null || !("key" in auth)) return false;
  return typeof auth.key === "string" && sameText(auth.key, policy.key);
}

/** The key that comes in a header, as `Bearer <key>`; undefined where none does. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
}

/** Compares in a time that tells nothing of where two texts differ, nor of their lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
