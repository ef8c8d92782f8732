"use client";
import {
  CirclePause,
  Flag,
  History,
  type LucideIcon,
  Pause,
  RefreshCw,
  TriangleAlert,
  WifiOff,
} from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { systemClock } from "../../lib/clock.ts";
import { useConnection, useHeardAt, usePace, useServerNow, useWaiting } from "../_live/hooks.ts";
import { leavePast, useShownMoment } from "../_past/open-past.ts";
import { useTimeZone } from "../_views/shared/time.tsx";
import { useFeed } from "./live-state.ts";
import { type StateWords, stateWords } from "./state-words.ts";
import type { StatusKind } from "./status.ts";

const icons: Readonly<Partial<Record<StatusKind, LucideIcon>>> = {
  past: History,
  paused: Pause,
  offline: WifiOff,
  reconnecting: RefreshCw,
  stalled: TriangleAlert,
  "feed-paused": CirclePause,
  ended: Flag,
};

/** Room that the page keeps under its end while the bar is there, so that it covers nothing, px. */
const room = "56px";

/** The state bar, where there is anything to say; see state-bar.tsx. */
export function StatePanel(): ReactNode {
  const words = useStateWords();
  const { setPaused } = usePace();
  const shown = words !== null;
  useEffect(() => {
    if (!shown) return;
    const { documentElement: root, body } = document;
    // What has the focus is scrolled clear of the bar.
    root.style.scrollPaddingBottom = `calc(var(--places) + ${room})`;
    body.style.paddingBottom = room;
    return () => {
      root.style.scrollPaddingBottom = "";
      body.style.paddingBottom = "";
    };
  }, [shown]);
  if (words === null) return null;
  const Icon = icons[words.kind] ?? TriangleAlert;
  const warns = words.tone === "warning";
  return (
    <section
      aria-label="State of the page"
      className="fixed bottom-[calc(var(--places)+env(safe-area-inset-bottom)+12px)] left-1/2 z-30 flex min-h-10 w-[min(440px,calc(100%-16px))] -translate-x-1/2 items-center gap-2.5 rounded-md border border-edge bg-raised py-1 pr-1.5 pl-3 text-[13px] print:hidden"
    >
      <Icon
        size={16}
        aria-hidden="true"
        className={`shrink-0 ${warns ? "text-warning" : "text-ink-soft"}`}
      />
      {/* One text, so that its growing moves nothing but itself. */}
      <p className={`min-w-0 grow leading-[18px] tabular-nums ${warns ? "text-warning" : ""}`}>
        {words.text}
      </p>
      {words.own && (
        <button
          type="button"
          aria-keyshortcuts="l"
          onClick={() => {
            leavePast();
            setPaused(false);
          }}
          className="inline-flex h-7 shrink-0 items-center rounded-md border border-edge bg-surface px-2.5 font-medium hover:bg-ground"
        >
          Back to live
        </button>
      )}
    </section>
  );
}

/** What there is to say, counted up once a second while there is anything. */
function useStateWords(): StateWords | null {
  const connection = useConnection();
  const waiting = useWaiting();
  const at = useShownMoment();
  const feed = useFeed();
  const zone = useTimeZone();
  const heardAt = useHeardAt();
  const serverNow = useServerNow();
  const [, count] = useState(0);
  const away = connection.status === "offline" || connection.status === "reconnecting";
  const counts = away || waiting !== null || at !== null;
  useEffect(() => {
    if (!counts) return;
    return systemClock.every(1_000, () => count((times) => times + 1));
  }, [counts]);
  // Where the server draws there is nothing yet to have a state; nor any time to read.
  const now = counts ? systemClock.now() : 0;
  const heard = heardAt();
  return stateWords({
    connection: connection.status,
    connectionMs: now - connection.since,
    connectionSince: connection.since,
    silentMs: heard === null ? null : now - heard,
    pastMs: at === null ? null : serverNow() - at,
    pause: waiting && { forMs: now - waiting.since, rows: waiting.rows },
    feed,
    zone,
  });
}
