/** One word for how alive the page is: what is worst comes first. */
import { formatTime } from "../../lib/domain/format.ts";
import type { Status as ConnectionStatus } from "../../lib/mirror/connection.ts";
import type { FeedState } from "./feed-state.ts";

export type StatusTone = "live" | "quiet" | "warning";

/** What keeps a page from showing what is now, if anything does. */
export type StatusKind = ConnectionStatus | "past" | "paused" | "stalled" | "ended" | "feed-paused";

export interface Status {
  readonly kind: StatusKind;
  readonly text: string;
  /** The same where there is little room. */
  readonly short: string;
  readonly tone: StatusTone;
  /** Whether values on the page may be out of date. */
  readonly stale: boolean;
}

interface StatusInputs {
  readonly connection: ConnectionStatus;
  /** When the connection's state began, ms since the epoch. */
  readonly since: number;
  /** Whether the page shows a moment of the past. */
  readonly inPast?: boolean;
  /** The viewer's own pause. */
  readonly paused: boolean;
  readonly feed: Pick<FeedState, "trouble" | "paused" | "ended">;
  readonly zone: string;
}

const quiet = (kind: StatusKind, text: string, short = text): Status => {
  return { kind, text, short, tone: "quiet", stale: false };
};
const warning = (kind: StatusKind, text: string, short: string): Status => {
  return { kind, text, short, tone: "warning", stale: true };
};

/** What the pill in the top bar says. */
export function statusOf({
  connection,
  since,
  inPast = false,
  paused,
  feed,
  zone,
}: StatusInputs): Status {
  const at = formatTime(since, zone);
  switch (connection) {
    case "offline":
      return warning(connection, `Offline since ${at}`, `Offline ${at.slice(0, 5)}`);
    case "reconnecting":
      return warning(connection, `Reconnecting since ${at}`, "Reconnecting");
    case "connecting":
      return quiet(connection, "Connecting");
    case "catching-up":
      return quiet(connection, "Catching up");
    case "live":
      if (inPast) return quiet("past", "In the past");
      if (paused) return quiet("paused", "Paused by you", "Paused");
      if (feed.trouble !== null) return warning("stalled", "Feed stalled", "Stalled");
      if (feed.ended) return quiet("ended", "Recording ended", "Ended");
      if (feed.paused) return quiet("feed-paused", "Feed paused");
      return { kind: "live", text: "Live", short: "Live", tone: "live", stale: false };
  }
}
