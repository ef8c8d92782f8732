/** A page as it is kept and sent: drawn once, with slots where each answer has a nonce of its own. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { hoistStyles } from "./hoist-styles.ts";
import type { InnerAnswer } from "./inner-answer.ts";
import { gzipped, type Slotted, slotted } from "./slotted.ts";

export interface Page {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly plain: Slotted;
  /** Null where it would be no smaller. */
  readonly gzip: Slotted | null;
}

/** What belongs to a connection and not to a page, or is said anew with each answer. */
const ownOfAnswers = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]);

const compressible = /^(text\/|application\/(json|javascript)|image\/svg)/;

/** @param nonce the one that the page was drawn with. */
export function pageOf({ status, headers, body }: InnerAnswer, nonce: string): Page {
  const type = headers["content-type"] ?? "";
  const text = type.startsWith("text/html")
    ? Buffer.from(hoistStyles(body.toString("utf8"), nonce))
    : body;
  const plain = owned(slotted(text, nonce));
  const gzip = compressible.test(type) ? owned(gzipped(plain)) : null;
  const smaller = gzip !== null && gzip.bytes.length < plain.bytes.length;
  return { status, headers: keptOf(headers, nonce), plain, gzip: smaller ? gzip : null };
}

/** Bytes it takes. */
export function sizeOf({ plain, gzip }: Page): number {
  return plain.bytes.length + (gzip?.bytes.length ?? 0);
}

/** In memory of its own, which can be handed to another thread: small buffers share theirs. */
function owned({ bytes, slots }: Slotted): Slotted {
  return { bytes: new Uint8Array(bytes), slots };
}

function keptOf(headers: IncomingHttpHeaders, nonce: string): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!ownOfAnswers.has(name)) kept[name] = value;
  }
  // What is to be loaded early is the server's own: it counts without a nonce, and with this never.
  if (headers.link !== undefined) {
    kept.link = [headers.link].flat().join(", ").replaceAll(`; nonce="${nonce}"`, "");
  }
  const vary = [headers.vary, "accept-encoding"].filter(Boolean).join(", ");
  return { ...kept, vary };
}
