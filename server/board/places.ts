/**
 * Where tables stand: those of an instrument, a match or a league are made when they are first asked
 * for, and given up when they are not needed any more.
 */
import { familyOf, plainTopics, schemaOf, type TopicFamily } from "../../lib/schema/topics.ts";
import { Table } from "../../lib/table/table.ts";
import type { OwnPlace, Place } from "./place.ts";

export class Places {
  readonly #byTopic = new Map<string, OwnPlace>();
  /** The latest version that a table had which was given up; 0 while none has changed before. */
  #givenUp = 0;

  constructor() {
    for (const family of Object.keys(plainTopics)) this.#make(family, family as TopicFamily, "");
  }

  /** How many tables there are. */
  get size(): number {
    return this.#byTopic.size;
  }

  /** Those of something that is on the board; they may be given up on the way. */
  *owned(): Iterable<OwnPlace> {
    for (const place of this.#byTopic.values()) if (place.owner !== "") yield place;
  }

  /**
   * The place of a topic, made if it is not there; null where what it names is not on the board.
   * @param made where a place is noted that had to be made.
   */
  find(topic: string, made: OwnPlace[] | null): OwnPlace | null {
    const found = this.#byTopic.get(topic);
    if (found !== undefined) return found;
    const family = familyOf(topic);
    const owner = family === null ? null : ownerOf(topic);
    if (family === null || owner === null || !this.#exists(family, owner)) return null;
    // A symbol can be escaped in many ways, and each would be a table that nobody writes.
    const [, , ...rest] = topic.split("/");
    const usual = [family, encodeURIComponent(owner), ...rest].join("/");
    const known = this.#byTopic.get(usual);
    if (known !== undefined) return known;
    const place = this.#make(usual, family, owner);
    made?.push(place);
    return place;
  }

  /** Gives a table up: whoever knew it starts anew with the one that takes its place. */
  giveUp(place: OwnPlace): void {
    this.#givenUp = Math.max(this.#givenUp, place.table.version);
    this.#byTopic.delete(place.topic);
  }

  /** Undoes what made a place, if what it belongs to is gone with it. */
  takeBack(place: OwnPlace): void {
    if (!this.#exists(place.family, place.owner)) this.#byTopic.delete(place.topic);
  }

  #make(topic: string, family: TopicFamily, owner: string): OwnPlace {
    const schema = schemaOf(topic);
    if (schema === null) throw new RangeError(`"${topic}" is no topic`);
    const tickSize = schema.grid === "table" ? this.#tickSizeOf(owner) : null;
    const table = new Table(schema, { tickSize });
    if (this.#givenUp > 0) {
      table.transact(() => undefined, this.#givenUp + 1);
      table.forgetRemovals();
    }
    const place = { topic, family, owner, table, asked: false } as unknown as OwnPlace;
    this.#byTopic.set(topic, place);
    return place;
  }

  #tickSizeOf(symbol: string): number {
    const { table } = this.#plain("quotes");
    return table.numberAt(table.slotOf(symbol), table.columnIndex("tickSize"));
  }

  #exists(family: TopicFamily, owner: string): boolean {
    if (family === "candles" || family === "trades" || family === "depth") {
      return this.#plain("quotes").table.has(owner);
    }
    if (family === "standings") return this.#plain("leagues").table.get(owner)?.table === true;
    return this.#plain("matches").table.has(owner);
  }

  /** A place that is always there. */
  #plain<F extends keyof typeof plainTopics>(family: F): Place<F> {
    return this.#byTopic.get(family) as unknown as Place<F>;
  }
}

function ownerOf(topic: string): string | null {
  try {
    return decodeURIComponent(topic.split("/")[1] ?? "");
  } catch {
    return null;
  }
}
