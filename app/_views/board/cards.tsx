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
  const rows = { "--rows-lg": Math.ceil(small / 3), "--rows-xl": Math.ceil(small / 4) };
  return (
    <section
      aria-label="Indices"
      className="grid gap-x-8 gap-y-2 lg:grid-cols-[5fr_7fr] xl:grid-cols-[1fr_2fr]"
    >
      <LeadCard symbol={lead} symbols={symbols} />
      <ul
        style={rows as CSSProperties}
        className="grid auto-rows-[76px] grid-cols-2 gap-x-5 sm:grid-cols-3 lg:h-[320px] lg:grid-rows-[repeat(var(--rows-lg),minmax(0,1fr))] xl:grid-cols-4 xl:grid-rows-[repeat(var(--rows-xl),minmax(0,1fr))] xl:gap-x-6"
      >
        {others.map((symbol) => (
          <SmallCard key={symbol} symbol={symbol} symbols={symbols} />
        ))}
        <AllInstruments />
      </ul>
    </section>
  );
}
