/** The connection's terms in words that need no manual. */
import type { Connection } from "../../lib/mirror/connection.ts";
import type { Fitting } from "../../lib/mirror/link.ts";

/** How the connection stands, to be followed by since when. */
export function connectionWord(status: Connection["status"]): string {
  switch (status) {
    case "live":
      return "Connected since";
    case "catching-up":
      return "Catching up since";
    case "connecting":
      return "Connecting since";
    case "reconnecting":
      return "Reconnecting since";
    case "offline":
      return "Offline since";
  }
}

/** How messages travel. */
export function transportWord(transport: Connection["transport"]): string {
  if (transport === "websocket") return "WebSocket";
  if (transport === "polling") return "HTTP polling";
  return transport ?? "none";
}

/** How changes are written in them. */
export function encodingWord(encoding: Connection["encoding"]): string {
  switch (encoding) {
    case "binary":
      return "binary";
    case "json":
      return "JSON";
    case "mixed":
      return "binary and JSON";
    case null:
      return "none";
  }
}

/** The viewer's limit, with the pace that fits it where the server holds something back. */
export function limitWord(budget: number | null, fitted: Fitting | null): string {
  if (budget === null) return "none";
  const pace = fitted?.pace ?? null;
  return `${budget} kB/s${pace === null ? "" : `, ${pace} a second`}`;
}
