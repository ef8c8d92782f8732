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

/** A group of a cup: so few teams that two of them share a page's width. */
const groupTeams = 8;

/**
 * A league: its matches by round and, where it has one, its table beside them. A cup's group takes
 * half the width with the table on top, a league without a table lists its matches in two columns.
 */
export function LeagueSection({ section, expanded, onExpand }: LeagueSectionProps) {
  const { league, name, table, teams, chances, blocks, hidden } = section;
  const heading = `league-${league}`;
  const group = table && teams <= groupTeams;
  const beside = table && !group;
  return (
    <section
      aria-labelledby={heading}
      className={`grid min-w-0 content-start gap-x-10 ${group ? "" : "xl:col-span-2"} ${beside ? "gap-y-4 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_540px]" : ""}`}
    >
      <div className="min-w-0">
        <h2 id={heading} className="flex h-9 items-center text-[15px] font-semibold">
          {name}
        </h2>
        {group && <LeagueTable league={league} name={name} teams={teams} />}
        {blocks.map((block) => (
          <Round
            key={`${block.phase} ${block.round}`}
            block={block}
            hidden={!block.open && !expanded}
            columns={table ? 1 : 2}
            chances={chances}
          />
        ))}
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
      {beside && (
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

interface RoundProps {
  block: Block;
  hidden: boolean;
  columns: 1 | 2;
  chances: boolean;
}

function Round({ block, hidden, columns, chances }: RoundProps) {
  const zone = useTimeZone();
  if (hidden) return null;
  const day = formatDay(block.startTime, zone);
  const days = day !== formatDay(block.lastTime, zone);
  return (
    <div className="mb-3">
      <h3 className="hairline-b label flex h-8 items-center gap-2">
        <span className={block.phase === "live" ? "text-live" : "text-ink-soft"}>
          {block.round}
          {phaseNames[block.phase]}
        </span>
        <span>{days ? `from ${day}` : day}</span>
      </h3>
      <ul
        data-chances={chances}
        className={`${styles.list} ${columns === 2 ? "gap-x-10 xl:grid xl:grid-cols-2" : ""}`}
      >
        {block.ids.map((id) => (
          <MatchLine key={id} match={id} phase={block.phase} dated={days} />
        ))}
      </ul>
    </div>
  );
}
