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
    // Placed by transforms: an axis that follows its values is no shift of the layout.
    <div aria-hidden="true" className="text-[11px] leading-[14px] text-ink-faint">
      {gutter.right > 0 &&
        view.valueTicks.map(({ at, text }, index) => (
          <div
            className="absolute inset-x-0 top-0"
            // biome-ignore lint/suspicious/noArrayIndexKey: a tick is what stands at a height.
            key={index}
            style={{ transform: `translateY(${y(at)}px)` }}
            suppressHydrationWarning
          >
            <div className="absolute left-0 h-px bg-hairline" style={{ right: gutter.right }} />
            <div
              className="gives-way absolute -top-[7px]"
              style={{
                left: `calc(100% - ${gutter.right - distance}px)`,
                ["--at" as string]: y(at) - gutter.top,
              }}
              suppressHydrationWarning
            >
              {text}
            </div>
          </div>
        ))}
      {gutter.bottom >= 16 && (
        <div
          className="absolute left-0"
          data-slides
          style={{ right: gutter.right, top: gutter.top + plotHeight + distance - 3 }}
        >
          {view.pointTicks.map(({ at, text }, index) => (
            <div
              className="absolute inset-x-0 top-0"
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              key={index}
              style={{ transform: `translateX(${(xShare(at, view.edges) * 100).toFixed(2)}%)` }}
              suppressHydrationWarning
            >
              <div
                className="absolute left-0 -translate-x-1/2 whitespace-nowrap"
                suppressHydrationWarning
              >
                {text}
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
