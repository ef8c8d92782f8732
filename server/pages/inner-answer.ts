/**
 * Asks a server of HTTP that nobody listens to: the request goes over a pair of streams in memory,
 * so whatever answers sees a request and a response as always, and the answer is there as a whole.
 */
import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
  request,
  type Server,
} from "node:http";
import { duplexPair } from "node:stream";

/**
 * Far more than any answer has, bytes. Answers are gathered as a whole, so nothing is gained where
 * one waits for room; and over such a pair the word that there is room again does not always come.
 */
const roomBytes = 2 ** 30;

export interface InnerAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server for `askInside`. */
export function innerServer(listener: RequestListener): Server {
  return createServer({ highWaterMark: roomBytes }, listener);
}

/**
 * Asks with GET.
 * @param server made by `innerServer`.
 * @param url path and query.
 * @throws Error where the answer is not whole.
 */
export function askInside(
  server: Server,
  url: string,
  headers: OutgoingHttpHeaders,
): Promise<InnerAnswer> {
  const [near, far] = duplexPair({ highWaterMark: roomBytes });
  server.emit("connection", far);
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => near,
      path: url,
      headers: { host: "localhost", ...headers, connection: "close" },
    });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const status = answer.statusCode ?? 500;
        resolve({ status, headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
    asked.end();
  });
}
