/** The pages that there are, by name and path. */
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import type { Delta } from "../../lib/wire/messages.ts";

/** Pages by name. */
type Places = readonly (readonly [name: string, path: string])[];

/**
 * @param match a match's id.
 * @param others those of other sports, each with its sport
 */
export function placesOf(match: string, others: ReadonlyMap<string, string> = new Map()): Places {
  return [
    ["board", "/"],
    ["markets", "/markets"],
    ["instrument", "/markets/AAPL"],
    ["index", "/markets/BIG500"],
    ["scores", "/scores"],
    ["match", `/scores/${encodeURIComponent(match)}`],
    ...[...others].map(
      ([sport, id]) => [sport, `/scores/${encodeURIComponent(id)}`] as const satisfies Places[0],
    ),
    ["lab", "/lab"],
    ["control", "/control"],
    ["empty", "/markets?show=watchlist"],
    ["unknown-symbol", "/markets/APPL"],
    ["unknown-match", "/scores/nobody-v-nobody"],
    ["not-found", "/nowhere"],
  ];
}

/** What is looked at of a match. */
interface Known {
  readonly sport?: string;
  readonly status?: string;
  readonly period?: string;
}

/** The id of a match that is in its first half, so that it lasts; waits for one. */
export function firstLiveMatch(address: string): Promise<string> {
  return untilFound(address, (matches) => {
    return [...matches].find(([, row]) => row.status === "live" && row.period === "1H")?.[0];
  });
}

/** By sport the id of a match of basketball and of tennis: one being played, else one that is over. */
export function otherMatches(address: string): Promise<ReadonlyMap<string, string>> {
  return untilFound(address, (matches) => {
    const found = new Map<string, string>();
    for (const sport of ["basketball", "tennis"]) {
      const own = [...matches].filter(([, row]) => row.sport === sport);
      const [id] =
        own.find(([, { status }]) => status === "live") ??
        own.find(([, { status }]) => status === "finished") ??
        [];
      if (id !== undefined) found.set(sport, id);
    }
    return found.size === 2 ? found : undefined;
  });
}

/** Looks at the matches until something is found among them. */
async function untilFound<Found>(
  address: string,
  find: (matches: ReadonlyMap<string, Known>) => Found | undefined,
): Promise<Found> {
  const socket = io(address, { transports: ["websocket"], forceNew: true });
  try {
    const matches = new Map<string, Known>();
    socket.on("delta", ({ rows }: Delta) => {
      for (const [id, row] of Object.entries(rows)) {
        matches.set(id, { ...matches.get(id), ...row });
      }
    });
    const columns = ["sport", "status", "period"];
    await socket.emitWithAck("subscribe", { topic: "matches", columns });
    for (;;) {
      const found = find(matches);
      if (found !== undefined) return found;
      await sleep(100);
    }
  } finally {
    socket.disconnect();
  }
}
