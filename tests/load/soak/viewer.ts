/** What the viewers of a soak have in common, over whatever they come. */
import type { Random } from "../../support/random.ts";
import type { TableRows } from "../watched-server.ts";
import type { Names } from "./looks.ts";

export interface SoakViewer {
  /** How often its line was cut, and how often its page was loaded again. */
  readonly cuts: number;
  readonly reloads: number;
  /** Whether it has what it asked for and goes on being told. */
  readonly isLive: boolean;
  /** Whether it has left for a while. */
  readonly isAway: boolean;
  /** What it looks at. */
  readonly topics: readonly string[];
  open(): Promise<void>;
  /** Does, now and then, something that people and networks do. Called once a second. */
  act(): void;
  /** Makes everything as a quiet day has it. */
  calm(): void;
  /** What differs from the server's tables, in words; null where nothing does. */
  difference(tables: ReadonlyMap<string, TableRows | null>): string | null;
  /** Goes away for good. */
  leave(): void;
}

export interface SoakViewerParts {
  /** Its number, from 0. */
  readonly index: number;
  /** The server's port on this machine. */
  readonly port: number;
  readonly names: Names;
  readonly random: Random;
}

/** How long somebody stays away, s. */
export const awaySecondsMax = 20;
