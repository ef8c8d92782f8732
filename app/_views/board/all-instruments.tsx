"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { formatInteger } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";

/** The way from the few to all. */
export function AllInstruments() {
  const count = useRows(topics.feed).reduce((sum, { row }) => sum + (row.instruments ?? 0), 0);
  return (
    <li className="hairline-b min-w-0 @max-[640px]:w-[168px] @max-[640px]:shrink-0 @max-[640px]:snap-start">
      <Link
        href="/markets"
        prefetch={false}
        className="flex h-full items-center justify-between gap-3 -outline-offset-2 hover:bg-surface"
      >
        <span>
          <span className="figures block text-[15px] leading-5 font-semibold">
            {formatInteger(count)}
          </span>
          <span className="text-xs text-ink-soft">instruments in all</span>
        </span>
        <ArrowRight size={16} aria-hidden="true" className="text-ink-faint" />
      </Link>
    </li>
  );
}
