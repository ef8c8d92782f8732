"use client";
import { Pause } from "lucide-react";
import { topics } from "../../../lib/schema/topics.ts";
import { useStatus } from "../../_frame/live-state.ts";
import { useRow, useTable } from "../../_live/hooks.ts";
import { Tag } from "../shared/tag.tsx";
import { useTimeZone } from "../shared/time.tsx";
import { useFigure } from "../shared/writing.ts";
import { useFeedClock } from "./feed-clock.ts";
import { quoteSelection, sessionSelection } from "./selections.ts";
import { sessionIcons } from "./session-icons.ts";
import { statusView } from "./session-words.ts";

/** How trading in an instrument stands; null as long as that is not known. */
function useStatusView(symbol: string) {
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const status = useFigure(quotes, () => quotes.get(symbol)?.status);
  const reason = useFigure(quotes, () => quotes.get(symbol)?.reason);
  const session = useRow(topics.sessions, symbol, sessionSelection(symbol));
  const now = useFeedClock();
  const zone = useTimeZone();
  const { stale } = useStatus();
  const view = statusView({ status, reason, session, now, zone, stale });
  if (!status || view === null) return null;
  return { ...view, Icon: reason === "LIMIT" ? Pause : sessionIcons[status] };
}

/**
 * How trading in an instrument stands, in a word and, where it is not as usual, in a sentence. A
 * warning comes in the middle of the day, and its sentence must push nothing away: where this line
 * has no room for it, `InstrumentWarning` tells it.
 */
export function InstrumentStatusLine({ symbol }: { symbol: string }) {
  const view = useStatusView(symbol);
  if (view === null) return null;
  const { tone, word, meaning, Icon } = view;
  const warns = tone === "warning";
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <Tag tone={tone}>
        <Icon aria-hidden="true" className="mr-1" size={11} strokeWidth={2.5} />
        {word}
      </Tag>
      {meaning !== "" && (
        <span
          className={`text-[13px] tabular-nums ${warns ? "text-warning max-xl:hidden" : "text-ink-soft"}`}
          suppressHydrationWarning
        >
          {meaning}
        </span>
      )}
    </span>
  );
}

/** What a warning means, where the line of the status has no room for it. */
export function InstrumentWarning({ symbol }: { symbol: string }) {
  const view = useStatusView(symbol);
  if (view?.tone !== "warning" || view.meaning === "") return null;
  return (
    <span className="text-warning tabular-nums xl:hidden" data-warning="" suppressHydrationWarning>
      {view.meaning}
    </span>
  );
}
