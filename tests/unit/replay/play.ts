/** Plays recordings in tests: from a shipped file or from text written for the test. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReplay, type ReplayOptions } from "../../../server/feed/replay/replay.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { RecordingSink } from "../../support/recording-sink.ts";

/** Where a shipped recording is. */
export function shipped(name: string): string {
  return fileURLToPath(new URL(`../../../server/feed/data/${name}`, import.meta.url));
}

/** An opened replay with its sink and clock. */
export async function opened(options: ReplayOptions) {
  const sink = new RecordingSink();
  const clock = new ManualClock();
  const said: string[] = [];
  const feed = createReplay({ sink, clock, log: (message) => said.push(message) }, options);
  await feed.open();
  return { feed, sink, clock, said };
}

/** More feed time than any recording takes with its idle gaps skipped, ms. */
const longestMs = 20 * 24 * 3_600_000;

/** A replay played to its end. */
export async function played(options: ReplayOptions) {
  const replay = await opened({ speed: 600, ...options });
  replay.feed.start();
  for (let passed = 0; passed < longestMs && replay.sink.feed.status === "running"; ) {
    replay.clock.advance(1_000);
    passed += 1_000 * replay.feed.settings.speed;
  }
  return replay;
}

/** Runs `use` with the path of a file that holds `content`, and removes it. */
export async function withFile<T>(
  name: string,
  content: string | Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bigboard-replay-"));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A line of a session, as the venue's client recorded it. */
export function line(t: number, data: object): string {
  return JSON.stringify({ t, from: "server", data });
}
