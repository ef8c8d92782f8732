"use client";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useKnown, useTable } from "../../_live/hooks.ts";
import { ChartFrame } from "../chart/chart-frame.tsx";
import { LazyCode, useLazyCode } from "../shared/lazy.ts";
import { Panel } from "../shared/panel.tsx";
import type { TreemapContents } from "./choose.ts";
import { HeatLegend } from "./heat-legend.tsx";
import { HeatPainter } from "./heat-painter.ts";
import { SectorBox } from "./sector-box.tsx";
import { sectorColumns } from "./sector-columns.ts";
import { sectorColumnsWatched, tileColumns } from "./selections.ts";
import styles from "./treemap.module.css";
import { sectorTable, tileTable, treemapSummary } from "./treemap-words.ts";

const tilesCode = new LazyCode(() => import("./treemap-tiles.tsx"));

/** Height of the whole: sectors alone need less than tiles, and a phone has less. */
const heightClass = "[--map-height:504px] max-sm:[--map-height:424px]";
/** The usual relation of its width to its height. */
const aspect = 2;
/** From this width on, px, there is room for tiles; below, a sector is one. */
const tilesWidthMin = 600;
/** How often the summary is written anew, ms: it is read, not watched. */
const summaryEveryMs = 10_000;

/**
 * The market at a glance: areas are market capitalisation, colours the change since the previous
 * close. Sectors are drawn by the server; the tiles of instruments come when their code has.
 */
export function Treemap({ sectors, symbols }: TreemapContents) {
  const indices = useMemo(() => sectors.flatMap(({ index }) => index ?? []), [sectors]);
  const watched = { rows: indices, columns: sectorColumnsWatched };
  const known = useKnown(topics.quotes, watched);
  const sectorQuotes = useTable(topics.quotes, watched);
  const [roomy, setRoomy] = useState(false);
  const part = { ...(symbols && { rows: symbols }), columns: tileColumns };
  const tiles = useTable(roomy ? topics.quotes : null, part);
  const code = useLazyCode(tilesCode, roomy);

  const painter = useMemo(() => new HeatPainter((symbol) => known(symbol)), [known]);
  useEffect(() => {
    const forget = sectorQuotes.onChange((changed) => painter.touch(changed));
    return () => {
      forget();
      painter.stop();
    };
  }, [painter, sectorQuotes]);

  const box = useRef<HTMLDivElement>(null);
  const measured = useCallback((node: HTMLDivElement) => {
    box.current = node;
    const observer = new ResizeObserver(() => setRoomy(node.clientWidth >= tilesWidthMin));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);

  const ratioOf = (index: string) => painter.ratio(index);
  const [summary, setSummary] = useState(() => treemapSummary(sectors, ratioOf));
  const say = useEffectEvent(() => setSummary(treemapSummary(sectors, ratioOf)));
  useEffect(() => systemClock.every(summaryEveryMs, () => say()), []);

  const columns = useMemo(() => sectorColumns(sectors, aspect), [sectors]);
  return (
    <Panel title="Market map" aside={<HeatLegend />} className={heightClass}>
      <ChartFrame
        label="Market map: instruments by sector, market capitalisation and change"
        summary={summary}
        height="var(--map-height)"
        toggle="below"
        table={() => (roomy ? tileTable(tiles.rows()) : sectorTable(sectors, ratioOf))}
      >
        <div className={styles.frame}>
          <div ref={measured} className={`${styles.map} ${styles.heat} dims`}>
            {columns.map((column) => (
              <div
                key={column.sectors[0]?.name}
                className={styles.column}
                style={{ flexGrow: grow(column.share) }}
              >
                {column.sectors.map((sector) => (
                  <SectorBox
                    key={sector.name}
                    sector={sector}
                    grow={grow(sector.share)}
                    painter={painter}
                  />
                ))}
              </div>
            ))}
            {roomy && code !== null && <code.default box={box} table={tiles} symbols={symbols} />}
          </div>
        </div>
      </ChartFrame>
    </Panel>
  );
}

/** Shares as weights: with weights below 1 in all, boxes would leave room over. */
const grow = (share: number) => Math.round(share * 100_000) / 10;
