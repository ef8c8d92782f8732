/**
 * The axes as the page brings them, until Recharts has come: the same ticks in the same places, so
 * that nothing is seen to change when it takes over.
 */
import type { Gutter } from "./axes.tsx";
import type { ChartView } from "./chart-view.ts";
import { xShare, yShare } from "./paths.ts";

interface FirstAxesProps {
  /** px */
  readonly height: number;
  readonly gutter: Gutter;
  readonly view: ChartView;
}

/** px between the plot and its ticks, as Recharts has it. */
const distance = 12;

export function FirstAxes({ height, gutter, view }: FirstAxesProps) {
  const plotHeight = height - gutter.top - gutter.bottom;
  const y = (value: number) => gutter.top + yShare(value, view.domain) * plotHeight;
  return (
    <div aria-hidden="true" className="text-[11px] leading-[14px] text-ink-faint">
      {gutter.right > 0 &&
        view.valueTicks.map(({ at, text }) => (
          <div key={at} suppressHydrationWarning>
            <div
              className="absolute left-0 h-px bg-hairline"
              style={{ top: y(at), right: gutter.right }}
              suppressHydrationWarning
            />
            <div
              className="absolute"
              style={{ top: y(at) - 7, left: `calc(100% - ${gutter.right - distance}px)` }}
              suppressHydrationWarning
            >
              {text}
            </div>
          </div>
        ))}
      {gutter.bottom >= 16 && (
        <div className="absolute left-0" data-slides style={{ right: gutter.right }}>
          {view.pointTicks.map(({ at, text }) => (
            <div
              className="absolute -translate-x-1/2 whitespace-nowrap"
              key={at}
              style={{
                top: gutter.top + plotHeight + distance - 3,
                left: `${(xShare(at, view.edges) * 100).toFixed(2)}%`,
              }}
              suppressHydrationWarning
            >
              {text}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
