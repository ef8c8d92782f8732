"use client";
import {
  Ban,
  Bell,
  BellOff,
  Flag,
  Goal,
  type LucideIcon,
  Megaphone,
  OctagonPause,
  Play,
  TrendingDown,
  TrendingUp,
} from "lucide-react";
import Link from "next/link";
import { memo, useLayoutEffect, useRef, useState } from "react";
import { type HeadlineKind, type Row, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { clearFlash, flash } from "../shared/flash.ts";
import { Panel } from "../shared/panel.tsx";
import { TimeOfDay } from "../shared/time.tsx";
import { headlineParts } from "./headline-parts.ts";

/** Headlines in sight. */
const shown = 8;

const icons: Readonly<Record<Exclude<HeadlineKind, "mover">, readonly [LucideIcon, string]>> = {
  goal: [Goal, "text-live"],
  "no-goal": [Ban, "text-ink-soft"],
  final: [Flag, "text-ink-soft"],
  halt: [OctagonPause, "text-warning"],
  resume: [Play, "text-ink-soft"],
  open: [Bell, "text-ink-soft"],
  close: [BellOff, "text-ink-soft"],
  news: [Megaphone, "text-ink-soft"],
};

/** What somebody would call out across the room, newest first. */
export function Headlines({ className = "" }: { className?: string }) {
  const rows = useRows(topics.headlines);
  // Headlines pass through places that stand still, so that a new one shifts no box.
  const newest = [...rows]
    .sort((a, b) => Number(b.key) - Number(a.key))
    .slice(0, shown)
    .map((keyed, place) => ({ ...keyed, place }));
  // Those that came since the page stood have not been seen: each washes once, in the first place
  // that it takes.
  const [seen, setSeen] = useState({ upTo: Number.NaN, before: Number.NaN });
  const top = Number(newest[0]?.key ?? Number.NaN);
  if (top !== seen.upTo && !Number.isNaN(top)) setSeen({ upTo: top, before: seen.upTo });
  return (
    <Panel title="Headlines" className={className}>
      {newest.length === 0 ? (
        <EmptyState
          title="Nothing to call out yet"
          icon={<Megaphone size={20} />}
          className="h-[392px]"
        >
          Goals, finals, halts and large moves appear here the moment they happen.
        </EmptyState>
      ) : (
        <ol className="grid auto-rows-[calc(var(--row)+15px)]">
          {newest.map(({ place, key, row }) => (
            <Headline key={place} sequence={key} fresh={Number(key) > seen.before} headline={row} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

interface HeadlineProps {
  /** Which headline it is. */
  sequence: string;
  /** Whether it came while the page was looked at, and is now seen for the first time. */
  fresh: boolean;
  headline: Row<"headlines">;
}

const Headline = memo(function Headline({ sequence, fresh, headline }: HeadlineProps) {
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const node = item.current;
    // Washes with the headline that it shows: when that passes on, so does its wash.
    if (node === null || sequence === "") return;
    if (fresh) flash(node, "flat");
    else clearFlash(node);
  }, [sequence, fresh]);
  const { head, detail } = headlineParts(headline);
  return (
    <li ref={item} className="hairline-b min-w-0">
      <Link
        href={hrefOf(headline)}
        prefetch={false}
        className="flex h-full items-center gap-3 -outline-offset-2 hover:bg-surface"
      >
        <Icon headline={headline} />
        <span className="min-w-0 grow" title={headline.text ?? undefined}>
          <span className="flex items-baseline justify-between gap-3">
            <span className="truncate text-[13px] leading-[18px] font-medium">{head}</span>
            <TimeOfDay time={headline.time} className="shrink-0 text-xs text-ink-faint" />
          </span>
          <span className="block truncate text-xs leading-4 text-ink-soft">{detail}</span>
        </span>
      </Link>
    </li>
  );
});

function Icon({ headline: { kind, text } }: { headline: Row<"headlines"> }) {
  const down = text?.includes("\u2212") ?? false;
  const mover = down ? ([TrendingDown, "text-down"] as const) : ([TrendingUp, "text-up"] as const);
  const [Shape, color] = kind === "mover" ? mover : icons[kind ?? "open"];
  return <Shape size={16} strokeWidth={1.75} aria-hidden="true" className={`shrink-0 ${color}`} />;
}

function hrefOf({ topic, key }: Row<"headlines">): string {
  const place = topic === "matches" ? "scores" : "markets";
  return `/${place}/${encodeURIComponent(key ?? "")}`;
}
