import type { Surroundings } from "../../lib/mirror/surroundings.ts";
import { ManualClock } from "./manual-clock.ts";

/** A window whose frames are drawn when a test says so. */
export class HeldSurroundings implements Surroundings {
  readonly clock: ManualClock;
  isHidden = false;
  isOnline = true;
  /** The protocols for which the page should have been loaded again, oldest first. */
  readonly renewals: number[] = [];
  readonly #frames = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  constructor(clock = new ManualClock()) {
    this.clock = clock;
  }

  frame(call: () => void): () => void {
    if (this.isHidden) return this.clock.after(250, call);
    const own = () => call();
    this.#frames.add(own);
    return () => this.#frames.delete(own);
  }

  hidden(): boolean {
    return this.isHidden;
  }

  online(): boolean {
    return this.isOnline;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  renew(_ours: number, theirs: number): void {
    this.renewals.push(theirs);
  }

  /** Draws a frame. @returns how many waited for it. */
  draw(): number {
    const frames = [...this.#frames];
    this.#frames.clear();
    for (const call of frames) call();
    return frames.length;
  }

  /** Hides or shows the page, or takes the network away or gives it back. */
  set({ hidden = this.isHidden, online = this.isOnline }: { hidden?: boolean; online?: boolean }) {
    this.isHidden = hidden;
    this.isOnline = online;
    for (const listener of [...this.#listeners]) listener();
  }

  /** How many hear of changes. */
  get listeners(): number {
    return this.#listeners.size;
  }
}
