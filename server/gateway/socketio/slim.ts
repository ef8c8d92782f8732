/**
 * Lets go of what Socket.IO keeps of every connection and nobody here asks for: with thousands of
 * viewers it counts. The largest part is the request that opened the connection, with all the
 * headers that a browser sends.
 *
 * What clients see stays as it is: reconnecting, polling and its upgrade, acknowledgements,
 * heartbeats and the reasons of a disconnect need none of this.
 */
import type { GatewayServer, GatewaySocket } from "./socket-reader.ts";

type Connection = GatewaySocket["conn"];
type Handshake = GatewaySocket["handshake"];

/** What all connections say of their handshake once it is over. */
const forgotten: Handshake = Object.freeze({
  headers: Object.freeze({}),
  time: "",
  address: "",
  xdomain: false,
  secure: false,
  issued: 0,
  url: "",
  query: Object.freeze({}),
  auth: Object.freeze({}),
});

/**
 * Lets go of the HTTP request with which a connection began; the documented way to do it. To be
 * called as soon as Engine.IO has the connection: its address is kept aside by then.
 */
export function forgetRequest(connection: Connection): void {
  (connection as { request: unknown }).request = null;
}

/** Notes who a connection comes from in place of its socket's address, which may be a proxy's. */
export function noteAddress(connection: Connection, address: string): void {
  (connection as { remoteAddress: string }).remoteAddress = address;
}

/**
 * Lets go of what came with the handshake, an operator's key too. To be called when all that is
 * wanted of it has been read; afterwards `socket.handshake` is empty.
 */
export function forgetHandshake(socket: GatewaySocket): void {
  (socket as { handshake: Handshake }).handshake = forgotten;
}

/**
 * Takes a server's rooms away: each connection would be in one of its own, which costs it two sets
 * and an entry in two maps. Lanes know their readers themselves. To be called before anybody
 * connects; afterwards to send to a room, or to everybody, is an Error.
 */
export function removeRooms(io: GatewayServer): void {
  const { adapter } = io.of("/");
  const nothing = () => {};
  adapter.addAll = nothing;
  adapter.del = nothing;
  adapter.delAll = nothing;
  const refuse = () => {
    throw new Error("there are no rooms here: what many are to be sent goes through a lane");
  };
  adapter.broadcast = refuse;
  adapter.broadcastWithAck = refuse;
}
