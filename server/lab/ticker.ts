/** The changes of a lab's board: rows walk at random, so many steps a second. */
import type { Cancel, Clock } from "../../lib/clock.ts";
import { labLetters, type labSchema } from "../../lib/schema/lab.ts";
import type { Table } from "../../lib/table/table.ts";

/** The most often that the table is written, ms; changes beyond come several at a time. */
const periodMinMs = 10;
const valueFirst = 100;

export class Ticker {
  readonly #table: Table<typeof labSchema>;
  readonly #clock: Clock;
  readonly #chance: () => number;
  readonly #written: () => void;
  #rate = 0;
  #cancel: Cancel | null = null;
  /** When the rate was set, and how many changes were made since then. */
  #since = 0;
  #made = 0;

  /**
   * @param chance uniform in [0, 1).
   * @param written is told after every step of the table.
   */
  constructor(
    table: Table<typeof labSchema>,
    parts: { clock: Clock; chance: () => number; written: () => void },
  ) {
    this.#table = table;
    this.#clock = parts.clock;
    this.#chance = parts.chance;
    this.#written = parts.written;
    const at = this.#clock.now();
    const write = () => {
      for (const letter of labLetters) table.put(letter, { value: valueFirst, count: 0, at });
    };
    table.transact(write, undefined, at);
  }

  get rate(): number {
    return this.#rate;
  }

  /** @param rate changes a second; 0 ends them. */
  run(rate: number): void {
    this.stop();
    this.#rate = rate;
    if (rate <= 0) return;
    this.#since = this.#clock.now();
    this.#made = 0;
    const period = Math.max(periodMinMs, Math.floor(1_000 / rate));
    this.#cancel = this.#clock.every(period, () => this.#step());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Makes what is due, so that late timers cost no changes; not more than a second's at once. */
  #step(): void {
    const now = this.#clock.now();
    const wanted = Math.floor(((now - this.#since) * this.#rate) / 1_000) - this.#made;
    const due = Math.min(wanted, Math.ceil(this.#rate));
    if (due <= 0) return;
    this.#made += wanted;
    const write = () => {
      for (let count = 0; count < due; count += 1) this.#change(now);
    };
    this.#table.transact(write, undefined, now);
    this.#written();
  }

  #change(at: number): void {
    const letter = labLetters[Math.floor(this.#chance() * labLetters.length)] ?? "A";
    const row = this.#table.get(letter);
    const step = Math.round((this.#chance() - 0.5) * 200) / 100;
    const value = Math.max(1, Math.round(((row?.value ?? valueFirst) + step) * 100) / 100);
    this.#table.put(letter, { value, count: (row?.count ?? 0) + 1, at });
  }
}
