/** Where a simulated world is written to files instead of to a board. */

import { join } from "node:path";
import type { Row } from "../../../lib/schema/topics.ts";
import { gridOf, toPrice } from "../../../lib/table/grid.ts";
import type { FeedSink, InstrumentWriter, Listing, MatchWriter } from "../../feed/feed.ts";
import { Bars } from "./bars.ts";
import { barColumns, eventColumns, fileNames, matchColumns, tradeColumns } from "./columns.ts";
import { CsvFile } from "./csv-file.ts";
import { ignore, ignoredOfInstrument } from "./ignored.ts";
import { MatchRecord } from "./match-record.ts";

export class FileSink implements FeedSink {
  readonly bars: Bars;
  readonly #files: Record<keyof typeof fileNames, CsvFile>;
  /** Instruments whose prints are written: the first so many. */
  readonly #traded: number;
  readonly #matches: MatchRecord[] = [];
  readonly #over = new Set<MatchRecord>();
  #opening = true;

  private constructor(files: Record<keyof typeof fileNames, CsvFile>, traded: number) {
    this.#files = files;
    this.bars = new Bars(files.bars);
    this.#traded = traded;
  }

  /** Begins the four files in a folder that is there. @throws Error where they cannot be written. */
  static async create(folder: string, traded: number): Promise<FileSink> {
    const file = (name: keyof typeof fileNames, columns: readonly string[]) =>
      CsvFile.create(join(folder, fileNames[name]), columns);
    const files = {
      bars: await file("bars", barColumns),
      trades: await file("trades", tradeColumns),
      matches: await file("matches", matchColumns),
      events: await file("events", eventColumns),
    };
    return new FileSink(files, traded);
  }

  transact(write: () => void): void {
    write();
  }

  list(listing: Listing): InstrumentWriter {
    const { symbol } = listing;
    const { bars } = this;
    const { trades } = this.#files;
    const i = bars.list(listing);
    const grid = gridOf(listing.tickSize);
    const isWritten = i < this.#traded;
    return {
      symbol,
      grid,
      quote: (time, bid, _bidSize, ask) => bars.quote(i, time, bid, ask),
      trade: (time, price, size, side) => {
        bars.trade(i, time, price, size);
        if (isWritten) trades.add([time, symbol, toPrice(price, grid), size, side, bars.mid(i)]);
      },
      ...ignoredOfInstrument,
    };
  }

  league = ignore;
  state = ignore;

  match(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    const { matches, events } = this.#files;
    const record = new MatchRecord(id, cells, { matches, events, over: this.#over }, this.#opening);
    this.#matches.push(record);
    return record;
  }

  /** The world has been opened: matches that have begun before are history, and are left out. */
  opened(): void {
    this.#opening = false;
    this.#over.clear();
    for (const match of this.#matches) match.opened();
  }

  /**
   * Writes what is complete: bars that ended by a time, matches that are over. Await it every so
   * often, outside transactions.
   */
  async settle(time: number): Promise<void> {
    this.bars.upTo(time);
    for (const match of this.#over) match.write();
    this.#over.clear();
    for (const file of Object.values(this.#files)) await file.settle();
  }

  /** Writes the rest, matches that still run among it, and ends the files. */
  async close(): Promise<void> {
    for (const match of this.#matches) match.write();
    for (const file of Object.values(this.#files)) await file.close();
  }

  /** Path and number of records of each file. */
  get written(): readonly { readonly path: string; readonly records: number }[] {
    return Object.values(this.#files).map(({ path, records }) => ({ path, records }));
  }
}
