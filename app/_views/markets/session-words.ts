/**
 * How trading stands, in words: of one instrument, or of the exchange. That nothing trades is the
 * market's doing; that nothing arrives is the line's, and said elsewhere.
 */
import {
  formatDay,
  formatPrice,
  formatSize,
  formatTime,
  formatTimeShort,
} from "../../../lib/domain/format.ts";
import type { HaltReason, InstrumentStatus, Row } from "../../../lib/schema/topics.ts";
import { statusWords } from "./trading-status.ts";

export interface StatusView {
  readonly word: string;
  /** What it means, where it is not as usual. */
  readonly meaning: string;
  readonly tone: "live" | "quiet" | "warning";
}

/** What is known of the session, and from when one looks. */
export interface SessionNow {
  readonly status: InstrumentStatus | null | undefined;
  readonly reason?: HaltReason | null | undefined;
  readonly session: Partial<Row<"sessions">> | null;
  /** The feed's time, ms since the epoch; null where it is not to be counted down. */
  readonly now: number | null;
  readonly zone: string;
  /** Whether nothing arrives: then nobody knows whether the status still holds. */
  readonly stale?: boolean;
}

const reasons: Readonly<Record<HaltReason, string>> = {
  T1: "news pending",
  LUDP: "its price left the band",
  M1: "the market is down 7%",
  M2: "the market is down 13%",
  M3: "the market is down 20%",
  LIMIT: "its price stands at the band",
};

/** Of an instrument, for its page. */
export function statusView({ stale = false, ...of }: SessionNow): StatusView | null {
  const { status, reason } = of;
  if (!status) return null;
  const plain = statusWords(status);
  if (stale) return { word: `Last known: ${plain}`, meaning: "", tone: "quiet" };
  if (status === "halted") {
    const word = reason ? `${plain} ${reason}` : plain;
    return { word, meaning: haltMeaning(of), tone: "warning" };
  }
  if (status === "trading" && reason === "LIMIT") {
    const pause = left(of);
    const meaning = `At its price band: ${pause === "" ? "pauses soon" : `pauses${pause}`} unless it comes back`;
    return { word: "Limit state", meaning, tone: "warning" };
  }
  const tone = status === "trading" ? "live" : reason ? "warning" : "quiet";
  return { word: reason ? `Reopening ${reason}` : plain, meaning: meaningOf(of), tone };
}

/** Of the exchange, in one line: `Opening auction in 12 min`, `Closed, opens Wed 09:30`. */
export function exchangeWords(of: SessionNow): string {
  const { status, reason, session, zone } = of;
  const until = session?.until ?? null;
  switch (status) {
    case "preopen":
      return `Opening auction${left(of) || ` at ${formatTimeShort(until, zone)}`}`;
    case "auction":
      return reason ? `Trading resumes${left(of)}` : `Auction, one price for all${left(of)}`;
    case "trading":
      return until === null ? "Open" : `Open, closes ${formatTimeShort(until, zone)}`;
    case "halted":
      return `Market-wide halt${reason ? ` ${reason}` : ""}${until === null ? "" : `, back${left(of) || at(until, zone)}`}`;
    case "closed":
      return until === null ? "Closed" : `Closed, opens ${dayAndTime(until, zone)}`;
    default:
      return "";
  }
}

function meaningOf(of: SessionNow): string {
  const { status, reason, session, zone } = of;
  const until = session?.until ?? null;
  if (status === "preopen") {
    return joined([
      until === null ? "Nothing trades before the opening" : `Opens${left(of) || at(until, zone)}`,
      ...auction(of),
    ]);
  }
  if (status === "auction") {
    const ends = reason ? "Trades again" : "One price for all orders";
    return joined([`${ends}${left(of)}`, ...auction(of)]);
  }
  if (status === "trading") {
    const closing = auction(of);
    return closing.length === 0 ? "" : joined([`Closing auction${left(of)}`, ...closing]);
  }
  if (status !== "closed") return "";
  return until === null
    ? "The price is the last of the session"
    : `Opens ${dayAndTime(until, zone)}`;
}

function haltMeaning(of: SessionNow): string {
  const { reason, session, zone } = of;
  const since = session?.since ? `No trades since ${formatTime(session.since, zone)}` : "No trades";
  const why = reason ? [reasons[reason]] : [];
  const parts = [`${since}${resumption(of)}`, ...why, ...auction(of)];
  return joined(parts);
}

function resumption({ session, now, zone }: SessionNow): string {
  if (!session?.until) return ", no time given for its end";
  const text = now === null ? "" : ` (in ${countdown(session.until - now)})`;
  return `, back at ${formatTime(session.until, zone)}${text}`;
}

/** Where an auction would clear. */
function auction({ session }: SessionNow): string[] {
  const { indicative, paired, imbalance, tickSize } = session ?? {};
  if (indicative == null) return [];
  const over = imbalance
    ? `, ${formatSize(Math.abs(imbalance))} left to ${imbalance > 0 ? "buy" : "sell"}`
    : "";
  return [`indicative ${formatPrice(indicative, tickSize)} for ${formatSize(paired)}${over}`];
}

/** ` in 12 min`, or nothing where it is not to be counted. */
function left({ session, now }: SessionNow): string {
  return session?.until && now !== null ? ` in ${countdown(session.until - now)}` : "";
}

/** `5 h 12 min`, `12 min`, and from ten minutes on by the second: `9:59`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds < 600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const at = (time: number, zone: string) => ` at ${formatTimeShort(time, zone)}`;
const dayAndTime = (time: number, zone: string) =>
  `${formatDay(time, zone).slice(0, 3)} ${formatTimeShort(time, zone)}`;
const joined = (parts: readonly string[]) => parts.join(" · ");
