/** What the treemap says in words and as tables. */
import {
  changeRatioOf,
  formatChangePercent,
  formatCompact,
  formatInteger,
  formatPercent,
  formatPrice,
} from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import type { TableData } from "../chart/chart-frame.tsx";
import type { Sector } from "./sector-columns.ts";
import { isDrawn } from "./tile-groups.ts";

type RatioOf = (index: string) => number | null;

/** The best and the worst sector, and how many rise. @param ratioOf the change of an index */
export function treemapSummary(sectors: readonly Sector[], ratioOf: RatioOf): string {
  const count = sectors.reduce((sum, sector) => sum + sector.count, 0);
  const head = `${formatInteger(count)} instruments in ${sectors.length} sectors.`;
  const changes = sectors
    .map(({ name, index }) => ({ name, ratio: index === null ? null : ratioOf(index) }))
    .filter((change): change is { name: string; ratio: number } => change.ratio !== null)
    .sort((a, b) => b.ratio - a.ratio);
  const best = changes[0];
  const worst = changes.at(-1);
  if (best === undefined || worst === undefined) return head;
  const rising = changes.filter(({ ratio }) => ratio > 0).length;
  const ends = `${best.name} ${formatChangePercent(best.ratio)}, last ${worst.name} ${formatChangePercent(worst.ratio)}`;
  return `${head} ${rising} of ${changes.length} sectors rise; first is ${ends}.`;
}

/** A row for each sector, as they are drawn. */
export function sectorTable(sectors: readonly Sector[], ratioOf: RatioOf): TableData {
  return {
    columns: ["Sector", "Instruments", "Share", "Change"],
    rows: sectors.map(({ name, index, share, count }) => [
      name,
      formatInteger(count),
      formatPercent(share, 1),
      formatChangePercent(index === null ? null : ratioOf(index)),
    ]),
  };
}

type TileRow = Pick<
  Row<"quotes">,
  "name" | "sector" | "kind" | "tickSize" | "previousClose" | "marketCap" | "last"
>;

/** A row for each instrument, the largest first. */
export function tileTable(
  rows: readonly { readonly key: string; readonly row: TileRow }[],
): TableData {
  return {
    columns: ["Symbol", "Name", "Sector", "Market cap", "Last", "Change"],
    rows: rows
      .filter(({ row }) => isDrawn(row))
      .sort((a, b) => (b.row.marketCap ?? 0) - (a.row.marketCap ?? 0))
      .map(({ key, row }) => [
        key,
        row.name ?? "",
        row.sector ?? "",
        formatCompact(row.marketCap),
        formatPrice(row.last, row.tickSize),
        formatChangePercent(changeRatioOf(row.last, row.previousClose)),
      ]),
  };
}
