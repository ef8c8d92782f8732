import { headers } from "next/headers";
import { nonceHeader } from "../../lib/seam.ts";

/** The nonce with which the server lets a page's scripts and style sheets count; none under --dev. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
