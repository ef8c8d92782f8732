/**
 * The exchange: leads each instrument from one phase of trading to the next, by its bells, and by
 * auctions, bands and halts. Ticks ask it for nothing but a comparison; it is told of prints and of
 * quotes at a band, and acts at times of its own.
 */
import type { InstrumentWriter } from "../../../feed.ts";
import { SimulatedTime } from "../../simulated-time.ts";
import { type Bell, Bells } from "./bells.ts";
import { Crossings, noAuction } from "./crossings.ts";
import { Hall, type Member, never, type Quoting } from "./hall.ts";
import { beginTrading, Halts, limitMs } from "./halts.ts";
import { isTrading, phase } from "./phases.ts";

export type { Member, Quoting } from "./hall.ts";

/** Seconds from one indicative price of the closing auction to the next, while trading goes on. */
const closingGap = 5;

export class Exchange {
  /** When `step` is due, ms since the start. */
  readonly next = new SimulatedTime();
  readonly #start: number;
  readonly #hall: Hall;
  readonly #crossings: Crossings;
  readonly #halts: Halts;
  readonly #bells: Bells;
  #days = 0;

  /** @param start what ms 0 is, ms since the epoch: before a pre-open, or on it. */
  constructor(seed: string, start: number, members: readonly Member[], quoting: Quoting) {
    this.#start = start;
    this.#hall = new Hall(seed, start, members, quoting);
    this.#crossings = new Crossings(seed, this.#hall);
    this.#halts = new Halts(this.#hall, this.#crossings);
    this.#bells = new Bells(start);
    this.#seek();
  }

  /** The phase of each instrument, as phases.ts numbers them. */
  get phases(): Uint8Array {
    return this.#hall.floor.phases;
  }

  /** The lowest price at which each may trade now, in steps. */
  get lower(): Int32Array {
    return this.#hall.bands.lower;
  }

  /** The highest. */
  get upper(): Int32Array {
    return this.#hall.bands.upper;
  }

  /** The second since the start from which a tick of an instrument must call `look` first. */
  get lookAt(): Int32Array {
    return this.#hall.lookAt;
  }

  /** Takes the instruments in, in the order of the members, all closed. */
  open(writers: readonly InstrumentWriter[]): void {
    this.#hall.floor.open(writers, this.#start, this.#bells.session.open);
  }

  /** Does what is due at `next`. */
  step(): void {
    const hall = this.#hall;
    hall.now.ms = this.next.ms;
    if (this.#bells.at - this.#start <= hall.now.ms) this.#ring();
    else {
      const i = hall.due.first;
      hall.due.remove(i);
      this.#act(i);
      this.#halts.mindBreakers();
    }
    this.#seek();
  }

  /** Sees to an instrument's bands and indicative price. */
  look(i: number, now: SimulatedTime): void {
    const hall = this.#hall;
    hall.now.ms = now.ms;
    if (!isTrading(hall.floor.phase(i))) {
      if (this.#crossings.has(i)) this.#crossings.indicate(i);
      else hall.lookAt[i] = never;
      return;
    }
    if (hall.second >= hall.bands.dueAt(i) && hall.bands.look(i, hall.second)) this.#draw(i);
    if (hall.isClosing) this.#crossings.indicate(i);
    hall.lookAt[i] = hall.isClosing ? hall.second + closingGap : hall.bands.dueAt(i);
  }

  /** A print of continuous trading, after `look` where that was due. */
  printed(i: number, now: SimulatedTime, price: number, units: number): void {
    const hall = this.#hall;
    hall.now.ms = now.ms;
    hall.bands.add(i, hall.second, price);
    hall.count(i, price, units);
    if (this.#halts.mindBreakers()) this.#seek();
  }

  /** The best price of an instrument stands at a band. */
  reach(i: number, now: SimulatedTime): void {
    const hall = this.#hall;
    if (hall.floor.phase(i) !== phase.continuous) return;
    hall.now.ms = now.ms;
    hall.due.set(i, now.ms + limitMs);
    hall.floor.move(i, phase.limit, hall.time, hall.timeOf(now.ms + limitMs));
    this.#seek();
  }

  /** It no longer does. */
  leave(i: number, now: SimulatedTime): void {
    const hall = this.#hall;
    if (hall.floor.phase(i) !== phase.limit) return;
    hall.now.ms = now.ms;
    hall.due.remove(i);
    hall.floor.move(i, phase.continuous, hall.time, hall.timeOf(hall.close));
    this.#seek();
  }

  /**
   * Halts an instrument since news of it is to come out, for `ms` until it is out; five minutes
   * later it reopens, or with the next day where that would be too late.
   * @returns false where it is closed or halted with the whole market.
   */
  haltForNews(i: number, now: SimulatedTime, ms: number): boolean {
    this.#hall.now.ms = now.ms;
    const halts = this.#halts.forNews(i, ms);
    this.#seek();
    return halts;
  }

  #seek(): void {
    this.next.ms = Math.min(this.#bells.at - this.#start, this.#hall.due.firstAt);
  }

  /** Lets the next bell ring. */
  #ring(): void {
    const hall = this.#hall;
    const bells = this.#bells;
    const bell = bells.next;
    if (bell === "preopen") this.#beginDay();
    else if (bell === "late") hall.bands.isLate = true;
    else if (bell === "closing-call") hall.isClosing = true;
    bells.advance();
    hall.nextOpen = bells.session.open;
    for (let i = 0; i < hall.members.length; i += 1) this.#hear(i, bell);
  }

  #beginDay(): void {
    const hall = this.#hall;
    const { open, close } = this.#bells.session;
    hall.open = open - this.#start;
    hall.close = close - this.#start;
    hall.isClosing = false;
    hall.bands.isLate = false;
    hall.composite.settle();
    this.#halts.newDay();
    if (this.#days === 0) hall.volumes.begin(hall.members, (i) => hall.quoting.dayVolume(i));
    else hall.volumes.endDay();
    this.#days += 1;
  }

  /** What a bell means to an instrument. */
  #hear(i: number, bell: Bell): void {
    const hall = this.#hall;
    const at = hall.floor.phase(i);
    if (bell === "preopen") this.#prepare(i);
    else if (bell === "opening-call") {
      if (at === phase.preopen) this.#call(i);
    } else if (bell === "late") {
      if (isTrading(at)) this.#draw(i);
    } else if (this.#closesByAuction(i)) {
      if (!this.#crossings.has(i, "closing")) this.#crossings.gather(i, "closing");
      if (bell === "close") this.#close(i);
    } else if (bell === "close") this.#shut(i);
  }

  /** A new day: orders for its opening come in. */
  #prepare(i: number): void {
    const hall = this.#hall;
    const last = hall.last(i);
    if (this.#days > 1) hall.floor.writer(i).newDay(hall.time);
    hall.bands.newDay(i, last);
    this.#crossings.gather(i, "opening");
    hall.floor.move(i, phase.preopen, hall.time, hall.timeOf(hall.open), {
      reference: last,
      averageVolume: hall.volumes.average(i),
    });
  }

  /** The opening auction is on. */
  #call(i: number): void {
    const hall = this.#hall;
    hall.due.set(i, this.#crossings.end(i));
    hall.lookAt[i] = hall.second;
    hall.floor.move(i, phase.opening, hall.time, hall.timeOf(hall.open));
  }

  /** Trading ends with the closing auction. */
  #close(i: number): void {
    const hall = this.#hall;
    const end = this.#crossings.end(i);
    hall.due.set(i, end);
    hall.floor.move(i, phase.closing, hall.time, hall.timeOf(end));
  }

  #shut(i: number): void {
    const hall = this.#hall;
    hall.due.remove(i);
    this.#crossings.cancel(i);
    const cells = { ...hall.bands.end(i), reference: null, ...noAuction };
    hall.floor.move(i, phase.closed, hall.time, hall.nextOpen, cells);
  }

  #closesByAuction(i: number): boolean {
    return isTrading(this.#hall.floor.phase(i)) || this.#halts.closesByAuction(i);
  }

  /** What an instrument does at its own time. */
  #act(i: number): void {
    const hall = this.#hall;
    const at = hall.floor.phase(i);
    if (at === phase.limit) this.#halts.pause(i);
    else if (at === phase.opening) {
      this.#crossings.cross(i);
      beginTrading(hall, i);
    } else if (at === phase.closing) {
      this.#crossings.cross(i);
      hall.quoting.withdraw(i, hall.time);
      this.#shut(i);
    } else this.#halts.act(i);
  }

  /** Draws an instrument's bands anew, and brings its quote between them. */
  #draw(i: number): void {
    const hall = this.#hall;
    hall.floor.writer(i).session(hall.bands.draw(i));
    hall.quoting.quote(i, hall.now, hall.time);
  }
}
