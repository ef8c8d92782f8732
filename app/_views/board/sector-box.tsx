"use client";
import Link from "next/link";
import { memo, useCallback } from "react";
import { heatDirection, heatStep, heatText } from "./heat.ts";
import type { HeatPainter } from "./heat-painter.ts";
import type { Sector } from "./sector-columns.ts";
import styles from "./treemap.module.css";

interface SectorBoxProps {
  sector: Sector;
  /** Its part of its column. */
  grow: number;
  painter: HeatPainter;
}

/**
 * A sector of the treemap: its name, its change and, until the tiles lie over it, its colour. The
 * painter writes what changes.
 */
export const SectorBox = memo(function SectorBox({ sector, grow, painter }: SectorBoxProps) {
  const { name, index } = sector;
  const ratio = index === null ? null : painter.ratio(index);
  const ref = useCallback(
    (node: HTMLElement | null) => {
      if (node === null || index === null) return;
      const text = node.querySelector("b");
      return painter.add({ symbol: index, group: "sectors", node, text, short: false });
    },
    [painter, index],
  );
  return (
    <div
      ref={ref}
      className={styles.sector}
      style={{ flexGrow: grow }}
      data-step={heatStep(ratio)}
      data-direction={heatDirection(ratio)}
      suppressHydrationWarning
    >
      {/* The longest names of the narrowest columns, cut short as the field does it; the title says all. */}
      <Link
        href={`/markets?sector=${encodeURIComponent(name)}`}
        prefetch={false}
        title={`${name}: ${sector.count} instruments`}
        className={styles.head}
      >
        <span className={styles.name}>{name.replace(/^Consumer /, "Cons. ")}</span>
        <span className={styles.change}>
          <b className="figures font-medium" suppressHydrationWarning>
            {index === null ? "" : heatText(ratio, false)}
          </b>
        </span>
      </Link>
      <div className={styles.body} data-body={name} />
    </div>
  );
});
