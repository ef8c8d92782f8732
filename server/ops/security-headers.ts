/**
 * Headers that tell a browser what an answer may not do. Every answer of the server has them, those
 * of libraries and those of errors too, since the response itself brings them. What has no such
 * response goes without: words to who sent no request, and refused upgrades, which browsers show to
 * nobody.
 */
import { type IncomingMessage, ServerResponse } from "node:http";

/** For what is no document: nothing is loaded, nothing runs, nobody frames it. */
export const strictPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A host as it may stand in a policy. */
const plainHost = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/**
 * For a document: its own origin, and of scripts and style sheets inside it those with the nonce.
 * @param nonce of this answer alone.
 * @param host by which the server was asked: older browsers do not take a page's sockets for its own.
 */
export function documentPolicy(nonce: string, host: string | undefined): string {
  const sockets = host !== undefined && plainHost.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // Of strings only what these policies let through becomes code: see app/_frame/trusted-script.ts.
    "require-trusted-types-for 'script'",
    "trusted-types default rows",
  ].join("; ");
}

/** For a document under --dev: Next's hot reloading evaluates code and writes styles without nonces. */
export const developmentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** How long a browser that came by TLS comes by nothing else, s: a year. */
const secureForS = 31_536_000;

/** What no page of ours uses; code that gets into one shall not use it either. */
const deniedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

/** Of all answers. Deltas that are polled carry no more than these: each byte goes with each of them. */
const everywhere: Readonly<Record<string, string>> = {
  "content-security-policy": strictPolicy,
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** What a browser heeds of documents. */
const onDocuments: Readonly<Record<string, string>> = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": deniedFeatures.map((name) => `${name}=()`).join(", "),
  // For browsers that do not know `frame-ancestors`.
  "x-frame-options": "DENY",
};

/** Where deltas are polled, and never a document is answered. */
const deltaPaths = /^\/(live|socket\.io)(\/|\?|$)/;

/**
 * @param isSecure whether a request has come by TLS, to us or to a proxy that is to be believed.
 * @returns the kind of response that a server is to make.
 */
export function securedResponse(isSecure: (request: IncomingMessage) => boolean) {
  return class SecuredResponse<
    Request extends IncomingMessage = IncomingMessage,
  > extends ServerResponse<Request> {
    constructor(...given: ConstructorParameters<typeof ServerResponse<Request>>) {
      super(...given);
      const [request] = given;
      for (const name in everywhere) this.setHeader(name, everywhere[name] ?? "");
      if (!deltaPaths.test(request.url ?? "")) {
        for (const name in onDocuments) this.setHeader(name, onDocuments[name] ?? "");
      }
      if (isSecure(request)) this.setHeader("strict-transport-security", `max-age=${secureForS}`);
    }
  };
}
