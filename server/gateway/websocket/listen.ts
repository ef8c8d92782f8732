/**
 * Plain WebSockets, by RFC 6455 and with no library needed at the other end: `GET /live`, upgraded.
 */
import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Socket as NetSocket } from "node:net";
import type { Duplex } from "node:stream";
import { challenge } from "../../access/who.ts";
import { isLive, livePath } from "../http/http-front.ts";
import { notLetIn } from "../not-let-in.ts";
import type { GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { ClosingServer } from "./closing-server.ts";
import { refuseUpgrade } from "./refuse.ts";
import { WebSocketViewer } from "./web-socket-viewer.ts";

/** The only version that there is of the protocol (RFC 6455, section 4.1). */
const version = "13";

/** Takes the upgrades that begin under `/live`; all others are somebody else's. */
export function listenForWebSockets(httpServer: HttpServer, gateway: GatewayParts): void {
  const front = new WebSocketFront(gateway);
  httpServer.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = ""] = (request.url ?? "").split("?", 1);
    // What a server of HTTP upgrades is always a TCP socket, whatever the types say.
    if (isLive(path)) {
      try {
        front.open(request, socket as NetSocket, head);
      } catch (error) {
        gateway.log.error(error, "opening a WebSocket failed");
        socket.destroy();
      }
    }
  });
}

class WebSocketFront {
  readonly #gateway: GatewayParts;
  readonly #server: ClosingServer;

  constructor(gateway: GatewayParts) {
    this.#gateway = gateway;
    this.#server = new ClosingServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: gateway.limits.messageBytesMax,
      // Whether the pings are too many is ours to say.
      autoPong: false,
      // There are none to choose from; the library would take the first that it is offered.
      handleProtocols: () => false,
    });
    // What of a handshake the library finds wrong.
    this.#server.on("wsClientError", (error: Error, socket: Duplex, request: IncomingMessage) => {
      this.#refuse(new Refusal("bad_request", error.message), request, socket as NetSocket);
    });
  }

  open(request: IncomingMessage, socket: NetSocket, head: Buffer): void {
    socket.on("error", () => {});
    const { access, admission, forwarded, viewers } = this.#gateway;
    const address = forwarded.addressOf(request);
    // First, so that a page or a name that is not welcome learns nothing at all.
    const refusal = admission.entry(request.headers, address) ?? admission.ask(address);
    if (refusal !== null) {
      this.#refuse(refusal, request, socket);
      return;
    }
    const who = access.who(request);
    if (who.role === "nobody") {
      this.#refuse(notLetIn(who), request, socket, 401, { "www-authenticate": challenge });
    } else if (!isBeginning(request.url ?? "")) {
      const what = bad(`WebSockets begin at ${livePath}, with no parameter but lab`);
      this.#refuse(what, request, socket);
    } else if (request.method !== "GET") {
      this.#refuse(bad("a WebSocket begins with GET"), request, socket, 405, { allow: "GET" });
    } else if (request.httpVersion !== "1.1") {
      this.#refuse(bad("a WebSocket begins with HTTP/1.1"), request, socket);
    } else if (request.headers["sec-websocket-version"] !== version) {
      const headers = { "sec-websocket-version": version };
      this.#refuse(bad(`Sec-WebSocket-Version: give ${version}`), request, socket, 426, headers);
    } else {
      const full = admission.newcomer(address);
      if (full !== null) {
        this.#refuse(full, request, socket);
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        const viewer = new WebSocketViewer(webSocket, socket, who, this.#gateway);
        admission.connections.add(address);
        viewers.add(viewer);
        webSocket.once("close", () => {
          admission.connections.remove(address);
          viewers.remove(viewer);
          viewer.end();
        });
      });
    }
  }

  #refuse(
    refusal: Refusal,
    request: IncomingMessage,
    socket: NetSocket,
    ...how: [status?: number, headers?: Record<string, string>]
  ): void {
    this.#gateway.traffic.questions.refused += 1;
    refuseUpgrade(request, socket, refusal, ...how);
  }
}

/** Whether a plain WebSocket begins at an address; it may name the lab for which it is watched. */
function isBeginning(url: string): boolean {
  const [path, ...query] = url.split("?");
  if (path !== livePath || query.length > 1) return false;
  return [...new URLSearchParams(query[0]).keys()].every((name) => name === "lab");
}

function bad(message: string): Refusal {
  return new Refusal("bad_request", message);
}
