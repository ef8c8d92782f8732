"use client";
import { X } from "lucide-react";
import { TeamStar } from "./star.tsx";

/** The head of a team's matches: its name, its star, and the way back to all teams. */
export function TeamHead({ team, onAll }: { team: string; onAll: () => void }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 py-1">
      <h2 className="text-2xl font-semibold tracking-tight">{team}</h2>
      <TeamStar team={team} />
      <button
        type="button"
        onClick={onAll}
        className="ml-auto flex h-8 items-center gap-1.5 rounded-sm px-2 text-[13px] font-medium text-ink-soft hover:text-ink"
      >
        <X aria-hidden="true" size={14} /> All teams
      </button>
    </div>
  );
}
