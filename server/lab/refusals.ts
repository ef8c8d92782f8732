/**
 * Handshakes that have to fail, made by the server against its own port over plain TCP: a browser
 * can neither claim to come from elsewhere nor send a broken handshake.
 */
import { connect } from "node:net";
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { LabDeed } from "../../lib/schema/lab.ts";

/** Where the server can be reached. */
export interface OwnAddress {
  readonly host: string;
  readonly port: number;
}

export interface Refused {
  readonly request: string;
  readonly response: string;
}

export type RefusalDeed = Extract<LabDeed, `refuse-${string}`>;

/** How long an answer may take, ms, and how much of it is kept, characters. */
const answerWithinMs = 3_000;
const answerMax = 2_000;

/** The path of the plain WebSocket. */
const path = "/live";

/** The example of RFC 6455, section 1.3. */
const sampleKey = "dGhlIHNhbXBsZSBub25jZQ==";

const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];

const lines: Record<RefusalDeed, readonly string[]> = {
  "refuse-400": [...upgrade, "Sec-WebSocket-Key: too short"],
  "refuse-403": [
    ...upgrade,
    `Sec-WebSocket-Key: ${sampleKey}`,
    "Origin: https://elsewhere.example",
  ],
  "refuse-426": ["Connection: close"],
};

/** What has to be refused, as text. @param address of the server itself. */
export function refusedRequest(deed: RefusalDeed, { host, port }: OwnAddress): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return [`GET ${path} HTTP/1.1`, `Host: ${name}:${port}`, ...lines[deed], "", ""].join("\r\n");
}

/**
 * Sends what has to be refused and gives both texts; what the server said so far where it is late.
 * @param entry a header by which the server lets its own handshakes in, as far as they go; it is told
 * to nobody.
 */
export function provoke(
  deed: RefusalDeed,
  address: OwnAddress,
  entry: string,
  clock: Clock,
): Promise<Refused> {
  const request = refusedRequest(deed, address);
  return new Promise((resolve) => {
    let response = "";
    let late: Cancel | null = null;
    const socket = connect({ host: address.host, port: address.port });
    const end = () => {
      late?.();
      socket.destroy();
      resolve({ request, response });
    };
    late = clock.after(answerWithinMs, end);
    socket.setEncoding("utf8");
    socket.on("connect", () => socket.write(request.replace("\r\n", `\r\n${entry}\r\n`)));
    socket.on("data", (text: string) => {
      response = (response + text).slice(0, answerMax);
      if (isWhole(response)) end();
    });
    socket.on("end", end);
    socket.on("error", end);
  });
}

/** Whether an answer with a length is all there. */
function isWhole(response: string): boolean {
  const end = response.indexOf("\r\n\r\n");
  const length = /^content-length: *(\d+)/im.exec(response.slice(0, Math.max(0, end)))?.[1];
  return end >= 0 && length !== undefined && response.length >= end + 4 + Number(length);
}
