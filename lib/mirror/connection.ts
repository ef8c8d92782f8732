/** How the connection stands, for people to see. */
import type { Encoding, Keys } from "../wire/messages.ts";

/**
 * - `connecting`: for the first time.
 * - `catching-up`: connected; what was missed is being asked for.
 * - `live`: connected, and every subscription answered.
 * - `reconnecting`: cut, and trying again.
 * - `offline`: cut, and the machine itself says that it has no network.
 */
export type Status = "connecting" | "live" | "catching-up" | "reconnecting" | "offline";

/** The connection as it is; a new object when something changes. */
export interface Connection {
  readonly status: Status;
  /** When this status began, ms since the epoch by this machine's clock; 0 before the start. */
  readonly since: number;
  /** Whether this viewer may control the feed. */
  readonly operator: boolean;
  /** Which keys the board has. */
  readonly keys: Keys;
  /** `websocket` or `polling`; null while not connected. */
  readonly transport: string | null;
  /** How deltas come; null while that is not known. */
  readonly encoding: Encoding | "mixed" | null;
  /** How often the connection came back. */
  readonly reconnects: number;
}

/** Before anything has happened, and where pages are drawn by the server. */
export const connectionFirst: Connection = {
  status: "connecting",
  since: 0,
  operator: false,
  keys: "none",
  transport: null,
  encoding: null,
  reconnects: 0,
};
