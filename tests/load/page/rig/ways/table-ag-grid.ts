/**
 * The same instruments in AG Grid, set up as its guide to many updates says: asynchronous
 * transactions, row ids, only the modules that are used, texts by formatters that keep what is dear.
 */
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  createGrid,
  HighlightChangesModule,
  type ICellRendererParams,
  ModuleRegistry,
  themeQuartz,
} from "ag-grid-community";
import { placeBetween, spreadBps } from "../../../../../app/_views/markets/figures.ts";
import {
  sessionHeight,
  sessionPaths,
  sessionWidth,
} from "../../../../../app/_views/markets/row-drawings.ts";
import {
  formatChange,
  formatChangePercent,
  formatCompact,
  formatDecimal,
  formatPrice,
} from "../../../../../lib/domain/format.ts";
import type { Mount } from "../asked.ts";
import { type Instrument, Market, tickFields } from "../market.ts";
import { until } from "../until.ts";
import { startSource } from "../worker-link.ts";

interface GridRow extends Instrument {
  readonly session: readonly number[];
}

/** px: a row of the page of instruments, and what of the window its table leaves to others. */
const rowHeight = 34;
const headHeight = 34;
const around = 137;

/** ms between two drawings of a range. */
const drawPeriodMs = 1_000;

const changeOf = ({ last, previousClose }: GridRow) => last - previousClose;
const directions = {
  "rig-up": ({ data }: { data?: GridRow | undefined }) => data !== undefined && changeOf(data) > 0,
  "rig-down": ({ data }: { data?: GridRow | undefined }) =>
    data !== undefined && changeOf(data) < 0,
};

type Value = (row: GridRow) => number | null;

/** A column of figures: its value, and how that reads. */
function figure(
  colId: string,
  width: number,
  value: Value,
  text: (value: number) => string,
  more: ColDef<GridRow> = {},
): ColDef<GridRow> {
  return {
    colId,
    headerName: colId,
    width,
    flex: 1,
    cellClass: "figures rig-figure",
    valueGetter: ({ data }) => (data === undefined ? null : value(data)),
    valueFormatter: ({ value: found }) => (found === null ? "" : text(found)),
    ...more,
  };
}

const price = (value: number) => formatPrice(value, 0.01);
const words = (field: "symbol" | "name", width: number): ColDef<GridRow> => ({
  colId: field,
  headerName: field,
  field,
  width,
});

/** A track from low to high and a mark, drawn as often as our own table does: once a second. */
class Range {
  readonly #element = document.createElement("div");
  #drawnAt = Number.NEGATIVE_INFINITY;

  init(parameters: ICellRendererParams<GridRow>): void {
    this.#element.className = "rig-track";
    this.#write(parameters);
  }
  getGui(): HTMLElement {
    return this.#element;
  }
  refresh(parameters: ICellRendererParams<GridRow>): boolean {
    this.#write(parameters);
    return true;
  }
  #write({ value }: ICellRendererParams<GridRow>): void {
    const now = performance.now();
    if (now - this.#drawnAt < drawPeriodMs) return;
    this.#drawnAt = now;
    this.#element.style.setProperty("--place", Number(value ?? 0.5).toFixed(3));
  }
}

/** The line of the day, which does not change here. */
class Session {
  #element = document.createElement("span");

  init({ data }: ICellRendererParams<GridRow>): void {
    const { line } = sessionPaths(data?.session, data?.previousClose ?? null);
    this.#element.innerHTML = `<svg aria-hidden="true" width="${sessionWidth}" height="${sessionHeight}"><path d="${line}" fill="none" stroke="currentColor" stroke-width="1.25"/></svg>`;
  }
  getGui(): HTMLElement {
    return this.#element;
  }
  refresh(): boolean {
    return true;
  }
}

const columns: ColDef<GridRow>[] = [
  { colId: "star", headerName: "", width: 34, cellRenderer: () => "☆" },
  words("symbol", 84),
  { ...words("name", 160), flex: 3 },
  figure("last", 100, ({ last }) => last, price, { enableCellChangeFlash: true }),
  figure("change", 102, changeOf, (value) => formatChange(value, 0.01), {
    cellClassRules: directions,
  }),
  figure(
    "change-percent",
    80,
    (row) => changeOf(row) / row.previousClose,
    (value) => formatChangePercent(value),
    { cellClassRules: directions },
  ),
  figure("bid", 96, ({ bid }) => bid, price),
  figure("ask", 96, ({ ask }) => ask, price),
  figure("spread", 78, spreadBps, (value) => formatDecimal(value, 1)),
  figure(
    "volume",
    74,
    ({ volume }) => volume,
    (value) => formatCompact(value),
  ),
  figure("vwap", 96, ({ vwap }) => vwap, price),
  figure("range", 128, ({ last, low, high }) => placeBetween(last, low, high), String, {
    cellRenderer: Range,
  }),
  {
    colId: "session",
    headerName: "session",
    width: 108,
    valueGetter: ({ data }) => data?.symbol,
    cellRenderer: Session,
    cellClassRules: directions,
  },
];

const look = `
  .rig-figure { text-align: right; }
  .rig-up { color: var(--up); }
  .rig-down { color: var(--down); }
  .rig-track { position: relative; width: 108px; height: 10px; margin-top: 11px;
    background: linear-gradient(var(--edge), var(--edge)) center / 100% 2px no-repeat; }
  .rig-track::after { content: ""; position: absolute; inset: 0 auto 0 0; width: 3px;
    background: var(--ink); transform: translateX(calc(var(--place) * 105px)); }`;

export const mount: Mount = async (box, asked) => {
  ModuleRegistry.registerModules([
    ClientSideRowModelModule,
    ClientSideRowModelApiModule,
    HighlightChangesModule,
    CellStyleModule,
  ]);
  const style = document.createElement("style");
  style.textContent = look;
  document.head.append(style);
  box.style.height = `calc(100dvh - ${around}px)`;

  const market = new Market(asked.count);
  const rows: GridRow[] = market.instruments.map((row, index) => ({
    ...row,
    session: market.session(index),
  }));
  const colours = { backgroundColor: "#12100e", foregroundColor: "#f4efe8" };
  const grid = createGrid<GridRow>(box, {
    theme: themeQuartz.withParams({
      ...colours,
      browserColorScheme: "dark",
      fontFamily: "inherit",
      fontSize: 13,
    }),
    columnDefs: columns,
    rowData: [...rows],
    getRowId: ({ data }) => data.symbol,
    rowHeight,
    headerHeight: headHeight,
    rowBuffer: 6,
    ...(asked.way.endsWith(":1ms") && { asyncTransactionWaitMillis: 1 }),
  });
  const source = startSource({ data: "quotes", as: "numbers", asked }, (message) => {
    if (message.kind !== "rows") return;
    const { changed, values } = message;
    const update: GridRow[] = [];
    for (const [at, place] of changed.entries()) {
      const row = rows[place];
      if (row === undefined) continue;
      const next = { ...row };
      for (const [field, name] of tickFields.entries()) {
        next[name] = values[at * tickFields.length + field] ?? 0;
      }
      rows[place] = next;
      update.push(next);
    }
    grid.applyTransactionAsync({ update });
  });
  const find = () => box.querySelector('[row-index="0"] [col-id="last"]');
  let cell = await until("a price in the first row", find);
  source.run();
  return {
    pictures: () => {
      if (!cell.isConnected) cell = find() ?? cell;
      return [cell.textContent ?? ""];
    },
    cells: () =>
      [...box.querySelectorAll("[row-index] [col-id]")].map(({ textContent }) => textContent ?? ""),
  };
};
