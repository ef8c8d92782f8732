/** What the state bar says while the page does not simply show what is now. */
import { formatInteger, formatTime } from "../../lib/domain/format.ts";
import type { Status as ConnectionStatus } from "../../lib/mirror/connection.ts";
import type { FeedState } from "./feed-state.ts";
import type { StatusKind, StatusTone } from "./status.ts";

export interface StateInputs {
  readonly connection: ConnectionStatus;
  /** For how long the connection has been as it is, ms. */
  readonly connectionMs: number;
  /** When that began, ms since the epoch. */
  readonly connectionSince: number;
  /** How long ago the server was heard of, ms; null where it never was. */
  readonly silentMs: number | null;
  /** How long ago the moment was that is looked at, ms; null for now. */
  readonly pastMs: number | null;
  /** For how long the viewer has paused, ms, and how many rows wait; null where not. */
  readonly pause: { readonly forMs: number; readonly rows: number } | null;
  readonly feed: Pick<FeedState, "trouble" | "paused" | "ended">;
  readonly zone: string;
}

export interface StateWords {
  readonly kind: StatusKind;
  readonly tone: StatusTone;
  readonly text: string;
  /** Whether the viewer can end it. */
  readonly own: boolean;
}

/** A line that comes back within this time is not worth a word, ms. */
const briefMs = 1_200;

/** What there is to say; null where the page is simply live. */
export function stateWords(inputs: StateInputs): StateWords | null {
  const own = ownWords(inputs);
  const line = lineWords(inputs, own === null);
  if (own !== null && line !== null) {
    // What is shown is as old as the pause says, or the moment looked at, and not as the line is.
    return { ...own, tone: line.tone, text: `${own.text} · ${lowered(line.text)}` };
  }
  return own ?? line ?? feedWords(inputs);
}

/** What the viewer did. */
function ownWords({ pastMs, pause }: StateInputs): StateWords | null {
  if (pastMs !== null) {
    // By how long ago: a time of day would be another than the feed's, which stands on the page.
    const text = `Looking at ${spanWords(pastMs)} ago`;
    return { kind: "past", tone: "quiet", text, own: true };
  }
  if (pause === null) return null;
  const waits = pause.rows === 1 ? "1 row waits" : `${formatInteger(pause.rows)} rows wait`;
  const text = `Paused by you ${clockWords(pause.forMs)} · ${waits}`;
  return { kind: "paused", tone: "quiet", text, own: true };
}

/** What the connection does. */
function lineWords(inputs: StateInputs, aged: boolean): StateWords | null {
  const { connection, connectionMs, connectionSince, silentMs, zone } = inputs;
  if (connection !== "offline" && connection !== "reconnecting") return null;
  if (connectionMs < briefMs) return null;
  const word = connection === "offline" ? "Offline" : "Reconnecting";
  const age = silentMs === null || !aged ? "" : ` · values are ${spanWords(silentMs)} old`;
  const text = `${word} since ${formatTime(connectionSince, zone)}${age}`;
  return { kind: connection, tone: "warning", text, own: false };
}

/** What the feed does. */
function feedWords({ connection, feed }: StateInputs): StateWords | null {
  if (connection !== "live") return null;
  if (feed.trouble !== null) {
    const text = `Feed stalled: ${feed.trouble}`;
    return { kind: "stalled", tone: "warning", text, own: false };
  }
  if (feed.ended) return { kind: "ended", tone: "quiet", text: "Recording ended", own: false };
  if (!feed.paused) return null;
  const text = "Feed paused by an operator";
  return { kind: "feed-paused", tone: "quiet", text, own: false };
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** A span that counts up: `0:42`, `12:03`, `1:02:03`. */
export function clockWords(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1_000));
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A span in words, to the second: `34 s`, `1 min 20 s`, `2 h 5 min`. */
export function spanWords(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
