"use client";
import { ChevronDown } from "lucide-react";
import { formatDay } from "../../../lib/domain/format.ts";
import { useTimeZone } from "../shared/time.tsx";
import type { Block, Section } from "./arrange.ts";
import { LeagueTable } from "./league-table.tsx";
import styles from "./match-line.module.css";
import { MatchLine } from "./match-line.tsx";

interface LeagueSectionProps {
  section: Section;
  /** Whether all of its matches are shown. */
  expanded: boolean;
  onExpand: (league: string) => void;
}

/** A league: its matches by round and, where it has one, its table beside them. */
export function LeagueSection({ section, expanded, onExpand }: LeagueSectionProps) {
  const { league, name, table, teams, blocks, hidden } = section;
  const heading = `league-${league}`;
  return (
    <section
      aria-labelledby={heading}
      className={`grid gap-x-10 gap-y-4 ${table ? "lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_540px]" : ""}`}
    >
      <div className="min-w-0">
        <h2 id={heading} className="flex h-9 items-center text-[15px] font-semibold">
          {name}
        </h2>
        <div className={table ? "" : "gap-x-10 xl:columns-2"}>
          {blocks.map((block) => (
            <Round
              key={`${block.phase} ${block.round}`}
              block={block}
              hidden={!block.open && !expanded}
            />
          ))}
        </div>
        {hidden > 0 && !expanded && (
          <button
            type="button"
            onClick={() => onExpand(league)}
            className="flex h-10 w-full items-center gap-1.5 pl-[34px] text-[13px] font-medium text-ink-soft hover:text-ink"
          >
            <ChevronDown aria-hidden="true" size={14} />
            Show {hidden} more matches
          </button>
        )}
      </div>
      {table && (
        <div className="min-w-0">
          <div className="sticky top-[calc(var(--bar)+var(--tape)+8px)]">
            <h3 className="flex h-9 items-center text-[13px] font-semibold text-ink-soft">Table</h3>
            <LeagueTable league={league} name={name} teams={teams} />
          </div>
        </div>
      )}
    </section>
  );
}

const phaseNames: Readonly<Record<Block["phase"], string>> = {
  live: ", live",
  upcoming: ", to come",
  finished: "",
};

function Round({ block, hidden }: { block: Block; hidden: boolean }) {
  const zone = useTimeZone();
  if (hidden) return null;
  return (
    <div className="mb-3 break-inside-avoid">
      <h3 className="hairline-b label flex h-8 items-center gap-2">
        <span className={block.phase === "live" ? "text-live" : "text-ink-soft"}>
          {block.round}
          {phaseNames[block.phase]}
        </span>
        <span>{formatDay(block.startTime, zone)}</span>
      </h3>
      <ul className={styles.list}>
        {block.ids.map((id) => (
          <MatchLine key={id} match={id} phase={block.phase} />
        ))}
      </ul>
    </div>
  );
}
