/**
 * Watches the HTTP server for what belongs to a lab. Clients of a lab name it in the address of
 * whatever they ask (`/live/lab/<id>`, `/live?lab=<id>`, `/socket.io/?lab=<id>`), so the transports
 * themselves know nothing of labs, and what is counted is what passed the sockets.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { LabWay } from "../../lib/schema/lab.ts";
import { type CountedSocket, nothingPassed, type Passed } from "./costs.ts";
import type { Lab } from "./lab.ts";

/** The lab that a request means by its id; null where there is none, or it is not for who asks. */
type OpenLab = (id: string, request: IncomingMessage) => Lab | null;

/**
 * To be called when all else listens to the server already: it has to be told first.
 * @param http the server.
 * @param contain does its work so that no error of it reaches those who answer the request.
 */
export function watchLabs(http: Server, open: OpenLab, contain: (watch: () => void) => void): void {
  /** What had passed a connection when its last request was answered. */
  const passed = new WeakMap<CountedSocket, Passed>();
  const before = (socket: CountedSocket) => passed.get(socket) ?? nothingPassed;
  // One function for all responses; a closed one still knows its request.
  const answered = function (this: ServerResponse) {
    const { socket } = this.req;
    passed.set(socket, { read: socket.bytesRead, written: socket.bytesWritten });
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const named = namedBy(request, false);
    const lab = named === null ? null : open(named.id, request);
    if (named !== null && lab !== null) {
      const { way } = named;
      const { span, fresh } = lab.costs.begin(way, socket, before(socket));
      response.on("close", () => span.end(response.statusCode === 204));
      if (fresh) socket.once("close", () => lab.costs.left(way));
    }
    response.on("close", answered);
  };

  const onUpgrade = (request: IncomingMessage, stream: Duplex) => {
    const named = namedBy(request, true);
    const lab = named === null ? null : open(named.id, request);
    if (named === null || lab === null) return;
    const { socket } = request;
    const { way } = named;
    const { span, fresh } = lab.costs.begin(way, socket, before(socket));
    stream.once("close", () => {
      span.end(false);
      if (fresh) lab.costs.left(way);
    });
    if (way === "websocket") lab.line.follow(request, stream);
  };

  http.prependListener("request", (request, response) =>
    contain(() => onRequest(request, response)),
  );
  http.prependListener("upgrade", (request, stream) => contain(() => onUpgrade(request, stream)));
}

/** The lab that a request names, and the way by which it comes; null for all that is no lab's. */
export function namedBy(
  { url = "/", headers }: Pick<IncomingMessage, "url" | "headers">,
  upgrades: boolean,
): { id: string; way: LabWay } | null {
  // Most requests are no lab's, and need no more than this look.
  if (!url.includes("lab")) return null;
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  const parameters = new URLSearchParams(query < 0 ? "" : url.slice(query + 1));
  const named = (way: LabWay, id: string | null | undefined) => (id ? { id, way } : null);
  if (path === "/live") return upgrades ? named("websocket", parameters.get("lab")) : null;
  if (path.startsWith("/socket.io/")) return named("socketio", parameters.get("lab"));
  const [, id] = /^\/live\/lab\/([^/]+)$/.exec(path) ?? [];
  if (headers.accept?.includes("text/event-stream")) return named("events", id);
  return named(parameters.has("wait") ? "long" : "short", id);
}
