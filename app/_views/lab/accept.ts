/**
 * The answer to a `Sec-WebSocket-Key`, step by step (RFC 6455, section 4.2.2): who can compute it has
 * read the request as a WebSocket handshake, and is no cache or server that has merely echoed it.
 */

/** What is put behind every key; the RFC's own. */
export const acceptGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export interface AcceptSteps {
  /** The key with the GUID behind it. */
  readonly joined: string;
  /** SHA-1 of it: 20 bytes in hexadecimal digits. */
  readonly digest: string;
  /** The same bytes in Base64. */
  readonly accept: string;
}

/** @param sha1 of bytes, such as `(bytes) => crypto.subtle.digest("SHA-1", bytes)`. */
export async function acceptSteps(
  key: string,
  sha1: (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>,
): Promise<AcceptSteps> {
  const joined = key + acceptGuid;
  const bytes = new Uint8Array(await sha1(new TextEncoder().encode(joined)));
  return {
    joined,
    digest: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    accept: btoa(String.fromCharCode(...bytes)),
  };
}
