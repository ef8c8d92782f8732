"use client";
import type { ReactNode } from "react";
import { formatDay, formatInteger, formatRate, noFigure } from "../../../lib/domain/format.ts";
import { Panel } from "../shared/panel.tsx";
import { Tag } from "../shared/tag.tsx";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";
import { type FeedRow, formatSpeed } from "./settings.ts";

const statusTones = {
  running: "live",
  paused: "quiet",
  ended: "quiet",
  stalled: "warning",
  stopped: "warning",
} as const;

/** What one feed says of itself; its place with dashes until it has spoken. */
export function FeedFacts({ source, feed }: { source: string; feed: FeedRow | null }) {
  const zone = useTimeZone();
  const tone = feed?.status == null ? "quiet" : statusTones[feed.status];
  return (
    <Panel
      title={`Source: ${source}`}
      aside={
        <>
          {feed?.simulated === true && <Tag>simulated</Tag>}
          {feed?.status != null && <Tag tone={tone}>{feed.status}</Tag>}
        </>
      }
    >
      {feed?.message != null && feed.message !== "" && (
        <p className={`pt-3 text-[13px] ${tone === "warning" ? "text-warning" : "text-ink-soft"}`}>
          {feed.message}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 pt-3 sm:grid-cols-4">
        <Fact name="Target">{formatRate(feed?.rate)}</Fact>
        <Fact name="Measured">{formatRate(feed?.measuredRate)}</Fact>
        <Fact name="Speed">{formatSpeed(feed?.speed)}</Fact>
        <Fact name="Seed">{feed?.seed ?? noFigure}</Fact>
        <Fact name="Its clock" wide>
          {formatDay(feed?.clock, zone)} <TimeOfDay time={feed?.clock} seconds />
        </Fact>
        <Fact name="Instruments">{formatInteger(feed?.instruments)}</Fact>
        <Fact name="Matches">{formatInteger(feed?.matches)}</Fact>
      </dl>
    </Panel>
  );
}

interface FactProps {
  name: string;
  wide?: boolean;
  children: ReactNode;
}

function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div className={wide ? "col-span-2 min-w-0" : "min-w-0"}>
      <dt className="label">{name}</dt>
      <dd className="figures truncate text-[15px] font-medium">{children}</dd>
    </div>
  );
}
