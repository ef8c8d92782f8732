/** The phase that each instrument is in, moved only as phases may follow one another, and told. */
import type { HaltReason } from "../../../../../lib/schema/topics.ts";
import type { InstrumentWriter, SessionCells } from "../../../feed.ts";
import { mayFollow, type Phase, phase, phases, reasonOf, statusOf } from "./phases.ts";

export class Floor {
  /** A `Phase` for each instrument. */
  readonly phases: Uint8Array;
  /** Why each was halted last. */
  readonly #reasons: (HaltReason | null)[];
  #writers: readonly InstrumentWriter[] = [];

  constructor(instruments: number) {
    this.phases = new Uint8Array(instruments).fill(phase.closed);
    this.#reasons = new Array(instruments).fill(null);
  }

  /** Takes the instruments in, all closed. @param opens when they open next, ms since the epoch. */
  open(writers: readonly InstrumentWriter[], time: number, opens: number): void {
    this.#writers = writers;
    for (const writer of writers) {
      writer.status(time, statusOf(phase.closed));
      writer.session({ since: time, until: opens });
    }
  }

  get writers(): readonly InstrumentWriter[] {
    return this.#writers;
  }

  phase(i: number): Phase {
    return phases[this.phases[i] ?? 0] ?? phase.closed;
  }

  reason(i: number): HaltReason | null {
    return this.#reasons[i] ?? null;
  }

  writer(i: number): InstrumentWriter {
    const writer = this.#writers[i];
    if (writer === undefined) throw new Error("the exchange works before it was opened");
    return writer;
  }

  /**
   * Moves an instrument on and writes it.
   * @param until when the phase is to end, ms since the epoch; null where nobody knows.
   * @throws Error for a phase that cannot follow, which would be a fault in the exchange.
   */
  move(i: number, to: Phase, time: number, until: number | null, cells: SessionCells = {}): void {
    const from = this.phase(i);
    const writer = this.writer(i);
    if (!mayFollow(from, to)) {
      throw new Error(`${writer.symbol} cannot go from phase ${from} to phase ${to}`);
    }
    this.phases[i] = to;
    writer.status(time, statusOf(to), reasonOf(to, this.reason(i)));
    writer.session({ since: time, until, ...cells });
  }

  /** Halts an instrument, whatever for. */
  halt(i: number, why: HaltReason, time: number, until: number | null, cells: SessionCells): void {
    this.#reasons[i] = why;
    this.move(i, phase.halted, time, until, cells);
  }
}
