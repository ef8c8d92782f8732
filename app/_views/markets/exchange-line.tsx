"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { useTimeZone } from "../shared/time.tsx";
import { exchangeSelections } from "./exchange-selections.ts";
import { useFeedClock } from "./feed-clock.ts";
import { sessionIcons } from "./session-icons.ts";
import { exchangeWords } from "./session-words.ts";

/** How the exchange stands, as its index over everything does; nothing where there is none. */
export function ExchangeLine() {
  const [quotes, sessions] = exchangeSelections;
  const row = useRow(topics.quotes, quotes.rows[0], quotes);
  const session = useRow(topics.sessions, sessions.rows[0], sessions);
  const now = useFeedClock();
  const zone = useTimeZone();
  const { status, reason } = row ?? {};
  if (!status) return null;
  const Icon = sessionIcons[status];
  const tone =
    status === "halted" ? "text-warning" : status === "trading" ? "text-live" : "text-ink-soft";
  return (
    <p
      className="flex h-8 min-w-0 items-center gap-1.5 text-[13px] max-sm:-my-2 sm:mr-auto sm:max-lg:hidden lg:shrink-0"
      suppressHydrationWarning
    >
      <Icon aria-hidden="true" className={`shrink-0 ${tone}`} size={13} strokeWidth={2.25} />
      <span
        className={`figures truncate ${status === "halted" ? "text-warning" : "text-ink-soft"}`}
        suppressHydrationWarning
      >
        {exchangeWords({ status, reason, session, now, zone })}
      </span>
    </p>
  );
}
