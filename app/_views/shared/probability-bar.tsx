import { formatChance } from "../../../lib/domain/chance.ts";
import type { Figure } from "../../../lib/domain/format.ts";

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

/**
 * Who is likely to win, as one bar: home from the left, away from the right, a draw between. It is
 * painted, not laid out, and its figures have their places, so that no change is a layout shift.
 */
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
  // What is not known keeps its place, empty.
  if (!known) return <div className={`${figures ? "h-6" : "h-1"} ${className}`} />;
  return (
    <div className={className}>
      <div
        role="img"
        aria-label={`Chances: ${home} ${formatChance(homeWin)}, ${draw ? `draw ${formatChance(draw)}, ` : ""}${away} ${formatChance(awayWin)}`}
        className="dims h-1 rounded-sm bg-raised forced-color-adjust-none"
        style={{ backgroundImage: segments(homeWin, draw ?? 0) }}
      />
      {figures && (
        <div
          aria-hidden="true"
          data-figures=""
          className="figures mt-1 flex justify-between text-xs leading-4 text-ink-faint"
        >
          <span className="w-10">{formatChance(homeWin)}</span>
          <span className="w-[60px]">{draw ? `draw ${formatChance(draw)}` : ""}</span>
          <span className="figures-end w-10">{formatChance(awayWin)}</span>
        </div>
      )}
    </div>
  );
}

/** The bar as a picture: hard edges, with a pixel of the ground between two colours. */
function segments(homeWin: number, draw: number): string {
  const home = `${homeWin * 100}%`;
  const gap = (from: string) => `var(--raised) ${from} calc(${from} + 1px)`;
  const parts = [`var(--home) ${home}`, gap(home)];
  if (draw > 0) {
    const notLost = `${(homeWin + draw) * 100}%`;
    parts.push(`var(--draw) calc(${home} + 1px) ${notLost}`, gap(notLost));
  }
  return `linear-gradient(to right, ${[...parts, "var(--away) 0"].join(", ")})`;
}
