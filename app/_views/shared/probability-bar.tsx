import { type Figure, formatPercent } from "../../../lib/domain/format.ts";

interface ProbabilityBarProps {
  /** 0..1; the three add up to 1. */
  homeWin: Figure;
  /** 0 or null in sports without draws. */
  draw: Figure;
  awayWin: Figure;
  home: string;
  away: string;
  /** Whether the percentages stand under the bar. */
  figures?: boolean;
  className?: string;
}

/** Who is likely to win, as one bar: home from the left, away from the right, a draw between. */
export function ProbabilityBar({
  homeWin,
  draw,
  awayWin,
  home,
  away,
  figures = false,
  className = "",
}: ProbabilityBarProps) {
  const known = homeWin != null && awayWin != null;
  const label = known
    ? `Chances: ${home} ${formatPercent(homeWin)}, ${draw ? `draw ${formatPercent(draw)}, ` : ""}${away} ${formatPercent(awayWin)}`
    : "Chances not known";
  return (
    <div className={className}>
      <div
        role="img"
        aria-label={label}
        className="dims flex h-1 gap-px overflow-hidden rounded-sm bg-raised"
      >
        {known && (
          <>
            <span className="bg-home" style={{ width: `${homeWin * 100}%` }} />
            <span className="bg-draw" style={{ width: `${(draw ?? 0) * 100}%` }} />
            <span className="grow bg-away" />
          </>
        )}
      </div>
      {figures && (
        <div
          aria-hidden="true"
          className="figures mt-1 flex justify-between text-xs leading-4 text-ink-faint"
        >
          <span className="w-10">{formatPercent(homeWin)}</span>
          <span>{draw ? `draw ${formatPercent(draw)}` : ""}</span>
          <span className="w-10 text-right">{formatPercent(awayWin)}</span>
        </div>
      )}
    </div>
  );
}
