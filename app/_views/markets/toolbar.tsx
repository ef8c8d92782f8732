"use client";
import { Columns3, Search, Star } from "lucide-react";
import { LazyCode } from "../shared/lazy.ts";
import { Pick } from "../shared/pick.tsx";
import { PopoverButton } from "../shared/popover-button.tsx";
import type { Arrangement } from "./arrangement.ts";
import type { SectorCount } from "./market-counts.ts";
import { indicesSector } from "./order-run.ts";

const everySector = "";
const chooser = new LazyCode(() => import("./column-chooser.tsx"));

interface ToolbarProps {
  readonly arrangement: Arrangement;
  readonly onChange: (change: Partial<Arrangement>) => void;
  readonly sectors: readonly SectorCount[];
  readonly watchedCount: number;
}

/** Over the table: filters by text, sector and watchlist, and the choice of columns. */
export function Toolbar({ arrangement, onChange, sectors, watchedCount }: ToolbarProps) {
  const total = sectors.reduce(
    (sum, { sector, count }) => (sector === indicesSector ? sum : sum + count),
    0,
  );
  const options = [
    { value: everySector, label: "All sectors", detail: String(total) },
    ...sectors.map(({ sector, count }) => ({
      value: sector,
      label: sector,
      detail: String(count),
    })),
  ];
  return (
    <search className="flex min-w-0 items-center [header:not(:has(+*))>&]:hidden gap-2 max-[360px]:flex-wrap">
      <label className="relative min-w-0 grow max-[360px]:basis-full sm:w-56 sm:grow-0">
        <span className="sr-only">Symbol or name contains</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-2 left-2 text-ink-faint"
          size={16}
        />
        <input
          className="h-8 w-full rounded-md border border-hairline bg-surface pr-2 pl-8 text-[13px] text-ellipsis text-ink placeholder:text-ink-faint"
          maxLength={60}
          onChange={({ currentTarget }) => onChange({ query: currentTarget.value })}
          placeholder="Symbol or name"
          spellCheck={false}
          type="search"
          value={arrangement.query}
        />
      </label>
      <Pick
        className="max-w-52 shrink-0 border border-hairline"
        label="Sector"
        onChange={(sector) => onChange({ sector: sector === everySector ? null : sector })}
        options={options}
        value={arrangement.sector ?? everySector}
      />
      <button
        aria-pressed={arrangement.watchedOnly}
        className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border border-hairline px-2 text-[13px] text-ink-soft hover:text-ink aria-pressed:border-edge aria-pressed:bg-raised aria-pressed:text-ink"
        onClick={() => onChange({ watchedOnly: !arrangement.watchedOnly })}
        title="Watchlist"
        type="button"
      >
        <Star
          aria-hidden="true"
          fill={arrangement.watchedOnly ? "currentColor" : "none"}
          size={14}
        />
        <span className="max-sm:sr-only">Watchlist</span>
        <span className="figures text-ink-faint">{watchedCount}</span>
      </button>
      <PopoverButton
        className="inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-md border border-hairline text-[13px] text-ink-soft xl:px-2 hover:text-ink data-popup-open:bg-raised data-popup-open:text-ink"
        content={chooser}
        label="Columns"
        panelClass="w-64 px-2 pt-3 pb-2 [&>h2]:px-2 [&>h2]:pb-1"
        title="Columns"
      >
        <Columns3 aria-hidden="true" size={16} />
        <span className="max-xl:hidden">Columns</span>
      </PopoverButton>
    </search>
  );
}
