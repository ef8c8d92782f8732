/**
 * The built pages on a simulated board that can be told to do what is rare: halt an instrument, let
 * the feed stall, go away in the middle of everything.
 */
import type { Hours } from "../../server/feed/simulator/generator.ts";
import { Child } from "../load/child.ts";
import type { Status } from "./stage/stage-sink.ts";

export interface StageOptions {
  readonly seed: string;
  /** Ticks a simulated second; 1,000 unless given. */
  readonly rate?: number;
  /** Simulated seconds a second; 1 unless given. */
  readonly speed?: number;
  /** When the markets trade; the hours of New York unless given. */
  readonly hours?: Hours;
  /** Any free one unless given. */
  readonly port?: number;
}

export class StagedBoard {
  /** Such as `http://127.0.0.1:43210`. */
  readonly address: string;
  readonly port: number;
  readonly #child: Child;

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.port = port;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** Starts one and waits until it serves. @throws Error where the pages are not built. */
  static async start(options: StageOptions): Promise<StagedBoard> {
    const child = new Child("../support/stage/board.ts");
    try {
      return new StagedBoard(child, await child.ask<number>("start", options));
    } catch (error) {
      await child.end();
      throw error;
    }
  }

  /** Puts an instrument into a state; it ticks only while it trades. */
  put(symbol: string, status: Status): Promise<void> {
    return this.#child.ask("put", { symbol, status });
  }

  /**
   * Prints a trade so many steps of the price above the previous close; from then on the instrument
   * does nothing by itself.
   */
  print(symbol: string, steps: number): Promise<void> {
    return this.#child.ask("print", { symbol, steps });
  }

  /** Has the feed say that it has stalled, and why; null ends that. */
  stall(message: string | null): Promise<void> {
    return this.#child.ask("stall", message);
  }

  /** Ends the server at once, as if its plug were pulled. */
  end(): Promise<void> {
    return this.#child.end();
  }
}
