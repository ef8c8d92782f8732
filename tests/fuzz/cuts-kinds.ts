/** What can happen to a line or a page while the board goes on. */
import type { Random } from "../support/random.ts";
import type { CutViewer } from "./cuts-viewer.ts";

/** Waits, by the wall clock. */
export type Sleep = (ms: number) => Promise<void>;

/** Does one of them. @returns whether the page's connection has to come back after it. */
type Kind = (viewer: CutViewer, random: Random, sleep: Sleep) => Promise<boolean>;

/** How long a line may stand still, ms. */
const stillMs = 120;

export const kinds: Readonly<Record<string, Kind>> = {
  /** The line breaks with a part of what was being sent delivered. */
  async "killed within a frame"({ line }, random, sleep) {
    line.cutAfter(1 + random.below(400));
    await sleep(stillMs);
    if (line.forgiveCut()) line.cut(random.chance(0.5));
    return true;
  },
  /** It breaks again while the page comes back, in a handshake or an answer. */
  async "killed twice"({ line }, random, sleep) {
    line.cut(random.chance(0.5));
    line.cutAfter(1 + random.below(1_500));
    await sleep(stillMs);
    return true;
  },
  /** Nothing gets through for a while, then the line breaks. */
  async "frozen, then cut"({ line }, random, sleep) {
    line.stall();
    await sleep(random.below(stillMs));
    line.cut(random.chance(0.5));
    line.go();
    return true;
  },
  /** The server does not get to serve the line for a while. */
  async "server paused"({ line }, random, sleep) {
    line.stall();
    await sleep(stillMs + random.below(stillMs));
    line.go();
    return false;
  },
  /** The viewer's end is gone, and the server does not know. */
  async "gone without a word"({ line }, random, sleep) {
    line.cutNear();
    await sleep(random.below(stillMs));
    return true;
  },
  /** Another page: drawn now, or before all that has happened since. */
  async "page loaded again"(viewer, random) {
    if (random.chance(0.5)) viewer.draw();
    viewer.load();
    return false;
  },
};
