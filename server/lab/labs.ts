/**
 * All labs. One begins when somebody first asks for one of its topics, and ends a minute after the
 * last of them was read.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { LabDeed } from "../../lib/schema/lab.ts";
import { isLabId, labTopics } from "../../lib/schema/lab.ts";
import { familyOf } from "../../lib/schema/topics.ts";
import type { Table } from "../../lib/table/table.ts";
import type { LabCommand } from "../../lib/wire/messages.ts";
import { Lab } from "./lab.ts";
import type { RefusalDeed, Refused } from "./refusals.ts";
import { Rooms } from "./rooms.ts";

export interface LabsParts {
  readonly clock: Clock;
  /** Numbers uniform in [0, 1) for a lab. */
  readonly chanceOf: (id: string) => () => number;
  readonly provoke: (deed: RefusalDeed) => Promise<Refused>;
  /** How many there may be at once. */
  readonly labsMax?: number;
}

const labsMaxDefault = 64;
/** How long a lab stays that nobody reads, ms. */
const unreadMs = 60_000;
/** How soon one may go that nobody reads where another wants its place, ms. */
const yieldMs = 15_000;
/** How often what was counted is written down, ms. */
const writePeriodMs = 500;

export class Labs {
  readonly #parts: LabsParts;
  readonly #labs = new Map<string, Lab>();
  readonly #rooms = new Rooms();
  readonly #listeners = new Set<() => void>();
  /** Above it the tables of a new lab begin; see `tableAt`. */
  #version = 0;
  #writing: Cancel | null = null;
  #closed = false;

  constructor(parts: LabsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#labs.size;
  }

  /** The table of a lab's topic; null for any other topic, and where there is no room for a lab. */
  table(topic: string): Table | null {
    const family = familyOf(topic);
    if (family === null || !Object.hasOwn(labTopics, family)) return null;
    const owner = topic.slice(family.length + 1);
    if (family === "lab-room") return this.#rooms.table(owner) as unknown as Table | null;
    return this.open(owner)?.table(family) ?? null;
  }

  /** Whether a topic is a lab's, there or not. */
  has(topic: string): boolean {
    const family = familyOf(topic);
    return family !== null && Object.hasOwn(labTopics, family);
  }

  /** The lab of an id, which begins if it is not there; null where there is no room for it. */
  open(id: string): Lab | null {
    const now = this.#parts.clock.now();
    const found = this.#labs.get(id);
    if (found !== undefined) {
      found.readAt = now;
      return found;
    }
    if (this.#closed || !isLabId(id) || !this.#makeRoom(now)) return null;
    const { clock, chanceOf, provoke } = this.#parts;
    const lab = new Lab({
      clock,
      chance: chanceOf(id),
      version: this.#version + 1,
      written: () => this.#tell(),
      provoke,
    });
    this.#labs.set(id, lab);
    this.#writing ??= clock.every(writePeriodMs, () => this.#write());
    return lab;
  }

  /**
   * Does what a visitor asks. A lab that is not there has nothing done.
   * @returns the rate that holds then; in words, why not where it cannot be done.
   */
  command({ lab: id, rate, do: deed, say }: LabCommand): { rate: number } | { problem: string } {
    const lab = this.#labs.get(id);
    if (lab === undefined) return { problem: "there is no such lab: read one of its topics first" };
    if (rate !== undefined) lab.setRate(rate);
    if (say !== undefined) {
      this.#rooms.say(id, say.room, say.words, this.#parts.clock.now());
      this.#tell();
    }
    const problem = deed === undefined ? null : problemOf(lab, deed);
    return problem === null ? { rate: lab.rate } : { problem };
  }

  /** Calls back when any table of a lab has changed. */
  onCommit(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends labs that nobody has read for long; to be called now and then. */
  rest(isRead: (table: Table) => boolean): void {
    const now = this.#parts.clock.now();
    for (const [id, lab] of this.#labs) {
      if (Array.from(lab.tables).some(isRead)) lab.readAt = now;
      else if (now - lab.readAt >= unreadMs) this.#end(id, lab);
    }
  }

  /** Ends all; none begins any more. */
  close(): void {
    this.#closed = true;
    for (const [id, lab] of this.#labs) this.#end(id, lab);
  }

  /** @throws what a lab throws, which ends it. */
  #write(): void {
    for (const [id, lab] of this.#labs) {
      try {
        lab.write();
      } catch (error) {
        this.#end(id, lab);
        throw error;
      }
    }
  }

  #makeRoom(now: number): boolean {
    const { labsMax = labsMaxDefault } = this.#parts;
    if (this.#labs.size < labsMax) return true;
    let oldest: [string, Lab] | null = null;
    for (const entry of this.#labs) {
      if (oldest === null || entry[1].readAt < oldest[1].readAt) oldest = entry;
    }
    if (oldest === null || now - oldest[1].readAt < yieldMs) return false;
    this.#end(...oldest);
    return true;
  }

  #end(id: string, lab: Lab): void {
    lab.end();
    this.#version = Math.max(this.#version, lab.version);
    this.#labs.delete(id);
    if (this.#labs.size > 0) return;
    this.#writing?.();
    this.#writing = null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Does one deed; in words, why not where it cannot be done. */
function problemOf(lab: Lab, deed: LabDeed): string | null {
  const noLine = "this lab has no plain WebSocket that is open";
  switch (deed) {
    case "ping":
      return lab.line.ping() ? null : noLine;
    case "fragment":
      return lab.line.fragment() ? null : noLine;
    default:
      return lab.refuse(deed) ? null : "one thing at a time: an answer is still awaited";
  }
}
