import type { CSSProperties } from "react";
import { AllInstruments } from "./all-instruments.tsx";
import { LeadCard } from "./lead-card.tsx";
import { SmallCard } from "./small-card.tsx";

interface CardsProps {
  /** The first is drawn large. */
  symbols: readonly string[];
}

/** The indices, or the most traded instruments where a feed has none: the composite large. */
export function Cards({ symbols }: CardsProps) {
  const [lead = "", ...others] = symbols;
  const small = others.length + 1;
  // As many rows as there will be, told beforehand: cards arrive one by one and must not push.
  const rows = { "--rows-3": Math.ceil(small / 3), "--rows-4": Math.ceil(small / 4) };
  return (
    <section
      aria-label="Indices"
      className="grid gap-x-8 gap-y-3 @3xl:grid-cols-[minmax(320px,36fr)_minmax(0,64fr)]"
    >
      <LeadCard symbol={lead} symbols={symbols} />
      {/* In little room they stand in one row, which is moved sideways. */}
      <ul
        style={rows as CSSProperties}
        className="gap-x-5 @max-[640px]:flex @max-[640px]:h-[76px] @max-[640px]:snap-x @max-[640px]:overflow-x-auto @min-[640px]:grid @min-[640px]:auto-rows-[66px] @min-[640px]:grid-cols-3 @min-[768px]:h-[264px] @min-[768px]:grid-rows-[repeat(var(--rows-3),minmax(0,1fr))] @min-[1100px]:grid-cols-4 @min-[1100px]:grid-rows-[repeat(var(--rows-4),minmax(0,1fr))] @min-[1100px]:gap-x-6"
      >
        {others.map((symbol) => (
          <SmallCard key={symbol} symbol={symbol} symbols={symbols} />
        ))}
        <AllInstruments />
      </ul>
    </section>
  );
}
