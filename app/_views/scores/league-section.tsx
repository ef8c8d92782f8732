"use client";
import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import type { Section } from "./arrange.ts";
import type { Block } from "./blocks.ts";
import { LeagueTable } from "./late-table.ts";
import skipping from "./league-section.module.css";
import { MatchLine } from "./match-line.tsx";
import { MatchLists } from "./match-lists.tsx";
import type { MatchPhase } from "./match-state.ts";
import { useNear } from "./use-near.ts";
import { useOpening } from "./use-opening.ts";
import { useRenewal } from "./use-renewal.ts";

interface LeagueSectionProps {
  section: Section;
  /** Whether all of its matches are shown. */
  expanded: boolean;
  onExpand: (league: string) => void;
  /** A team whose row stands out. */
  team: string | null;
  /** Whether others stand above it, so that it may be out of sight: then it is drawn when near. */
  later: boolean;
  /** Whether it is drawn wherever it is: somebody walks the page by keys. */
  walked: boolean;
  /** Whether all its matches are known. */
  whole: boolean;
  /** Changes with whatever may have moved the section as a whole. */
  above: string;
}

/** A group of a cup: so few teams that two of them share a page's width. */
const groupTeams = 8;

/**
 * A league: its matches and, where it has one, its table beside them. A cup's group takes half the
 * width with the table on top, a league without a table lists its matches in two columns. Matches
 * stand under the heading however much higher the table beside them is. On a
 * phone a league's table is behind a button, a group's is short enough to stand.
 */
export function LeagueSection(props: LeagueSectionProps) {
  const { section, expanded, onExpand, team, later, walked, whole, above } = props;
  const { league, name, sport, table, teams } = section;
  const [tableOpen, setTableOpen] = useState(false);
  const heading = `league-${league}`;
  const group = table && teams <= groupTeams;
  const beside = table && !group;
  const place = useRef<HTMLElement>(null);
  const near = useNear(place, !later || walked) && (whole || !later);
  // An opened league is as long as it is, and grows while one reads.
  const skipped = later && !expanded;
  return (
    <section
      ref={place}
      aria-labelledby={heading}
      aria-busy={near ? undefined : true}
      data-table={beside}
      style={
        skipped
          ? {
              ["--lines" as string]: linesOf(section, 1),
              ["--pairs" as string]: linesOf(section, 2),
              ["--teams" as string]: teams,
            }
          : {}
      }
      className={`${useRenewal(above)} min-w-0 ${group ? "" : "xl:col-span-2"} ${skipped ? skipping.later : ""}`}
    >
      <div
        className={`grid min-w-0 grid-cols-1 content-start gap-x-10 ${beside ? "lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_540px]" : ""}`}
      >
        <div className="flex h-9 min-w-0 items-center justify-between gap-4">
          <h2 id={heading} className="truncate text-[15px] font-semibold">
            {name}
          </h2>
          {beside && near && (
            <button
              type="button"
              aria-expanded={tableOpen}
              aria-controls={`table-${league}`}
              onClick={() => setTableOpen(!tableOpen)}
              className="flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2 text-[13px] font-medium text-ink-soft hover:text-ink lg:hidden"
            >
              Table
              <ChevronDown aria-hidden="true" size={14} className={tableOpen ? "rotate-180" : ""} />
            </button>
          )}
        </div>
        {!near && <div className={skipping.room} />}
        {beside && near && (
          <div
            id={`table-${league}`}
            className={`min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1 ${tableOpen ? "pb-4" : "max-lg:hidden"}`}
          >
            <div className="sticky top-[calc(var(--bar)+var(--tape)+8px)]">
              <h3 className="flex h-9 items-center text-[13px] font-semibold text-ink-soft max-lg:sr-only">
                Table
              </h3>
              <LeagueTable league={league} name={name} sport={sport} teams={teams} team={team} />
            </div>
          </div>
        )}
        {group && near && (
          <LeagueTable league={league} name={name} sport={sport} teams={teams} team={team} />
        )}
        {near && <Matches section={section} expanded={expanded} onExpand={onExpand} />}
      </div>
    </section>
  );
}

/** About how many lines the open blocks of a league take in so many columns, headings counted. */
function linesOf({ blocks, hidden }: Section, columns: number): number {
  const open = blocks.filter((block) => block.open);
  const lines = (matches: number) => Math.ceil(matches / columns) + 1;
  return open.reduce((sum, { ids }) => sum + lines(ids.length), hidden > 0 ? 1 : 0);
}

type MatchesProps = Pick<LeagueSectionProps, "section" | "expanded" | "onExpand">;

function Matches({ section, expanded, onExpand }: MatchesProps) {
  const { league, sport, table, chances, blocks, hidden } = section;
  // Those that were hidden come a few a frame: three hundred lines at once would stop the page.
  const opened = useOpening(expanded ? hidden : 0);
  let room = opened;
  // How many lines stand above a block, its own and those of others' headings.
  let above = 0;
  return (
    <div className="min-w-0">
      {blocks.map((block) => {
        const count = block.open ? block.ids.length : Math.min(room, block.ids.length);
        if (!block.open) room -= count;
        if (count === 0) return null;
        const place = above;
        above += count + 1;
        return (
          <MatchBlock
            // What has moved is drawn anew where it stands now: a box that a browser follows down
            // the page would carry the reader along with it.
            key={`${place} ${block.phase} ${block.title}`}
            block={block}
            sport={sport}
            count={count}
            columns={table ? 1 : 2}
            chances={chances}
          />
        );
      })}
      {hidden > 0 && !expanded && (
        <button
          type="button"
          onClick={() => onExpand(league)}
          className="flex h-10 w-full items-center gap-1.5 pl-[34px] text-[13px] font-medium text-ink-soft hover:text-ink"
        >
          <ChevronDown aria-hidden="true" size={14} />
          Show {hidden} {above > 0 && "more "}matches
        </button>
      )}
    </div>
  );
}

const phaseNames: Readonly<Record<MatchPhase, string>> = {
  live: "Live",
  upcoming: "To come",
  finished: "Finished",
};

interface MatchBlockProps {
  block: Block;
  sport: Section["sport"];
  /** How many of its matches are shown. */
  count: number;
  columns: 1 | 2;
  chances: boolean;
}

function MatchBlock({ block, sport, count, columns, chances }: MatchBlockProps) {
  const { phase, title, aside, dated, ids } = block;
  return (
    <div className="mb-3">
      <h3 className="hairline-b label flex h-8 items-center gap-2">
        <span className={phase === "live" ? "text-live" : "text-ink-soft"}>
          {title || phaseNames[phase]}
        </span>
        {aside !== "" && <span className="truncate">{aside}</span>}
        {title !== "" && phase === "upcoming" && <span className="ml-auto">to come</span>}
      </h3>
      <MatchLists
        columns={columns}
        count={count}
        data={{
          "data-chances": chances,
          "data-phase": phase,
          "data-sport": sport ?? "",
          "data-dated": dated,
        }}
        line={(index) => {
          const id = ids[index] ?? "";
          // A line belongs to a place and a match: one that has moved is drawn anew.
          return <MatchLine key={`${index} ${id}`} match={id} phase={phase} dated={dated} />;
        }}
      />
    </div>
  );
}
