/** How plays of basketball and the turns of a tennis match are told. */
import type { EventKind } from "../../../lib/schema/topics.ts";
import type { EventRow } from "./timeline-entry.ts";

export type PlaySport = "basketball" | "tennis";
export type Telling = "all" | "main";

/** How much a play weighs: it scored, it parts the game, or it is one of many. */
export type PlayWeight = "main" | "pause" | "usual";

const mains: Readonly<Record<PlaySport, ReadonlySet<EventKind>>> = {
  basketball: new Set(["field-goal", "three-pointer", "free-throw", "fouled-out"]),
  tennis: new Set(["break", "set", "retirement"]),
};
const pauses = new Set<EventKind>(["kickoff", "period", "full-time"]);

/** What the switch over the list offers. */
export const tellings: Readonly<
  Record<PlaySport, readonly { readonly value: Telling; readonly label: string }[]>
> = {
  basketball: [
    { value: "all", label: "All" },
    { value: "main", label: "Scoring" },
  ],
  tennis: [
    { value: "all", label: "All" },
    { value: "main", label: "Breaks and sets" },
  ],
};

/** Whether a play is in the list. */
export function told(event: EventRow, sport: PlaySport, telling: Telling): boolean {
  if (telling === "all") return true;
  const weight = weightOf(event, sport);
  return weight === "pause" || (weight === "main" && !missed(event));
}

function weightOf({ kind }: EventRow, sport: PlaySport): PlayWeight {
  if (kind === null || pauses.has(kind)) return "pause";
  return mains[sport].has(kind) ? "main" : "usual";
}

/** A free throw is one kind whether it goes in or not; its words tell. */
function missed({ kind, text }: EventRow): boolean {
  return kind === "free-throw" && (text ?? "").includes(" misses ");
}

/** What stands in a play's line beside its words. */
export function playOf(event: EventRow, sport: PlaySport) {
  const weight = weightOf(event, sport);
  const scored = weight === "main" && !missed(event) && event.kind !== "fouled-out";
  const withScore = sport === "basketball" && (scored || weight === "pause");
  const known = event.homeScore !== null && event.awayScore !== null;
  return {
    clock: clockOf(event, sport),
    weight: missed(event) ? ("usual" as const) : weight,
    score: withScore && known ? `${event.homeScore}–${event.awayScore}` : "",
  };
}

/** `Q3 4:12`, or the time since the start. */
function clockOf({ clock, period }: EventRow, sport: PlaySport): string {
  const quarter = sport === "basketball" && period !== null && /^(?:Q\d|OT)$/.test(period);
  return quarter && /\d/.test(clock ?? "") && !/[A-Z]/.test(clock ?? "")
    ? `${period} ${clock}`
    : (clock ?? "");
}
