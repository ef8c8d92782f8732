/** Where a simulated world is kept in memory, as the checks take it: for many short runs. */

import type { Row } from "../../../lib/schema/topics.ts";
import { gridOf } from "../../../lib/table/grid.ts";
import type { FeedSink, InstrumentWriter, Listing, MatchWriter } from "../../feed/feed.ts";
import { ignore, ignoredOfInstrument } from "../files/ignored.ts";
import { MatchRecord, type Records } from "../files/match-record.ts";
import { sessionMinutes } from "../statistics/intraday.ts";
import type { Instrument, Session } from "./market-sample.ts";
import { MatchGathering } from "./match-sample.ts";

class Gathered {
  readonly listing: Listing;
  readonly sessions: Session[] = [];
  mid: number;
  volume = 0;

  constructor(listing: Listing) {
    this.listing = listing;
    this.mid = listing.previousClose ?? Number.NaN;
  }
}

export class MemorySink implements FeedSink {
  readonly matches = new MatchGathering();
  readonly #instruments: Gathered[] = [];
  readonly #records: MatchRecord[] = [];
  readonly #over = new Set<MatchRecord>();
  #opening = true;

  transact(write: () => void): void {
    write();
  }

  list(listing: Listing): InstrumentWriter {
    const own = new Gathered(listing);
    this.#instruments.push(own);
    return {
      symbol: listing.symbol,
      grid: gridOf(listing.tickSize),
      quote: (_time, bid, _bidSize, ask) => {
        if (bid + ask > 0) own.mid = (bid + ask) / 2;
      },
      trade: (_time, _price, size) => {
        own.volume += size;
      },
      ...ignoredOfInstrument,
    };
  }

  league = ignore;
  state = ignore;

  match(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    const files = { matches: this.#lines("match"), events: this.#lines("event"), over: this.#over };
    const record = new MatchRecord(id, cells, files, this.#opening);
    this.#records.push(record);
    return record;
  }

  #lines(kind: "match" | "event"): Records {
    return {
      add: (fields) => {
        const texts = fields.map((field) => (field === null ? "" : String(field)));
        this.matches[kind](texts, texts[0] ?? "");
      },
    };
  }

  /** The world has been opened. */
  opened(): void {
    this.#opening = false;
    this.#over.clear();
    for (const match of this.#records) match.opened();
  }

  /** Takes in the matches that are over. */
  settle(): void {
    for (const match of this.#over) match.write();
    this.#over.clear();
  }

  /** A session begins: what was printed before is not of it. */
  beginSession(): void {
    for (const own of this.#instruments) {
      own.volume = 0;
      own.sessions.push({
        mids: new Float64Array(sessionMinutes),
        volumes: new Float64Array(sessionMinutes),
      });
    }
  }

  /** A minute of the session is over. */
  endMinute(minute: number): void {
    for (const own of this.#instruments) {
      const session = own.sessions.at(-1);
      if (session === undefined) continue;
      session.mids[minute] = own.mid;
      session.volumes[minute] = own.volume;
      own.volume = 0;
    }
  }

  get instruments(): Instrument[] {
    return this.#instruments.map(({ listing: { symbol, sector }, sessions }) => ({
      symbol,
      sector,
      sessions,
    }));
  }
}
