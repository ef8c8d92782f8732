/** The pages that there are, by name and path. */
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import type { Delta } from "../../lib/wire/messages.ts";

/** @param match a match's id. */
export function placesOf(match: string): readonly (readonly [name: string, path: string])[] {
  return [
    ["board", "/"],
    ["markets", "/markets"],
    ["instrument", "/markets/AAPL"],
    ["index", "/markets/BIG500"],
    ["scores", "/scores"],
    ["match", `/scores/${encodeURIComponent(match)}`],
    ["lab", "/lab"],
    ["control", "/control"],
    ["empty", "/markets?show=watchlist"],
    ["unknown-symbol", "/markets/APPL"],
    ["unknown-match", "/scores/nobody-v-nobody"],
    ["not-found", "/nowhere"],
  ];
}

/** The id of a match that is in its first half, so that it lasts; waits for one. */
export async function firstLiveMatch(address: string): Promise<string> {
  const socket = io(address, { transports: ["websocket"], forceNew: true });
  try {
    const matches = new Map<string, Record<string, unknown>>();
    socket.on("delta", ({ rows }: Delta) => {
      for (const [id, row] of Object.entries(rows)) {
        matches.set(id, { ...matches.get(id), ...row });
      }
    });
    await socket.emitWithAck("subscribe", { topic: "matches", columns: ["status", "period"] });
    for (;;) {
      const live = [...matches].find(([, row]) => row.status === "live" && row.period === "1H");
      if (live !== undefined) return live[0];
      await sleep(100);
    }
  } finally {
    socket.disconnect();
  }
}
