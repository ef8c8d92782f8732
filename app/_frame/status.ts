/** One word for how alive the page is: what is worst comes first. */
import { formatTime } from "../../lib/domain/format.ts";
import type { Status as ConnectionStatus } from "../../lib/mirror/connection.ts";
import type { FeedState } from "./feed-state.ts";

export type StatusTone = "live" | "quiet" | "warning";

export interface Status {
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
  /** The viewer's own pause. */
  readonly paused: boolean;
  readonly feed: Pick<FeedState, "trouble" | "paused" | "ended">;
  readonly zone: string;
}

/** What the pill in the top bar says. */
export function statusOf({ connection, since, paused, feed, zone }: StatusInputs): Status {
  const at = formatTime(since, zone);
  switch (connection) {
    case "offline":
      return {
        text: `Offline since ${at}`,
        short: `Offline ${at.slice(0, 5)}`,
        tone: "warning",
        stale: true,
      };
    case "reconnecting":
      return {
        text: `Reconnecting since ${at}`,
        short: "Reconnecting",
        tone: "warning",
        stale: true,
      };
    case "connecting":
      return { text: "Connecting", short: "Connecting", tone: "quiet", stale: false };
    case "catching-up":
      return { text: "Catching up", short: "Catching up", tone: "quiet", stale: false };
    case "live":
      if (paused) return { text: "Paused by you", short: "Paused", tone: "quiet", stale: false };
      if (feed.trouble !== null) {
        return { text: "Feed stalled", short: "Stalled", tone: "warning", stale: true };
      }
      if (feed.ended) {
        return { text: "Recording ended", short: "Ended", tone: "quiet", stale: false };
      }
      if (feed.paused) {
        return { text: "Feed paused", short: "Feed paused", tone: "quiet", stale: false };
      }
      return { text: "Live", short: "Live", tone: "live", stale: false };
  }
}
