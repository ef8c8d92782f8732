/** What an event of a match looks like in the timeline. */
import type { EventKind, Row } from "../../../lib/schema/topics.ts";

export type EventRow = Row<"events">;

/** How an event is drawn: `pause` across the whole width, the others on their team's side. */
export interface EventStyle {
  readonly mark: "ball" | "miss" | "cancelled" | "yellow" | "red" | "swap" | "review" | "pause";
  /** Stands beside the player's name; empty where the mark says it all. */
  readonly word: string;
  /** Whether the running score belongs to it. */
  readonly score: boolean;
}

const styles: Readonly<Partial<Record<EventKind, EventStyle>>> = {
  kickoff: { mark: "pause", word: "Kick-off", score: false },
  goal: { mark: "ball", word: "", score: true },
  "own-goal": { mark: "ball", word: "own goal", score: true },
  penalty: { mark: "ball", word: "pen.", score: true },
  "penalty-missed": { mark: "miss", word: "penalty missed", score: false },
  "goal-cancelled": { mark: "cancelled", word: "goal cancelled", score: true },
  yellow: { mark: "yellow", word: "", score: false },
  red: { mark: "red", word: "sent off", score: false },
  "second-yellow": { mark: "red", word: "second yellow, sent off", score: false },
  substitution: { mark: "swap", word: "", score: false },
  var: { mark: "review", word: "VAR", score: false },
  period: { mark: "pause", word: "", score: true },
  "shootout-scored": { mark: "ball", word: "shoot-out", score: false },
  "shootout-missed": { mark: "miss", word: "shoot-out, missed", score: false },
  "full-time": { mark: "pause", word: "Full time", score: true },
};

const unknown: EventStyle = { mark: "pause", word: "", score: false };

/** The style of a kind of event; one that this page does not know yet is told by its text. */
export function eventStyle(kind: EventKind | null): EventStyle {
  return kind === null ? unknown : (styles[kind] ?? unknown);
}

/** The running score where it belongs to an event: at goals, at half-time and at the end. */
export function eventScore({ kind, period, homeScore, awayScore }: EventRow): string | null {
  const shown = eventStyle(kind).score && (kind !== "period" || period === "HT");
  return shown && homeScore !== null && awayScore !== null ? `${homeScore}–${awayScore}` : null;
}

/** What an event without a player is called, for each mark. */
const nameless: Readonly<Record<EventStyle["mark"], string>> = {
  ball: "Goal",
  miss: "Missed",
  cancelled: "Goal cancelled",
  yellow: "Yellow card",
  red: "Red card",
  swap: "Substitution",
  review: "VAR",
  pause: "",
};

/** The words of an event: the player where known, and what happened where the mark leaves it open. */
export function eventWords(event: EventRow): { readonly name: string; readonly detail: string } {
  const { mark, word } = eventStyle(event.kind);
  if (mark === "pause") return { name: event.text || word, detail: "" };
  if (mark === "review") return { name: event.text || word, detail: event.player ?? "" };
  if (event.player) return { name: event.player, detail: withOther(event, word) };
  return { name: nameless[mark], detail: mark === "cancelled" || mark === "red" ? "" : word };
}

/** With the second player of it: who made the goal, who went off for the one that came on. */
function withOther({ kind, other }: EventRow, word: string): string {
  if (!other) return word;
  if (kind === "substitution") return `for ${other}`;
  return kind === "goal" ? `assist ${other}` : word;
}

/** An event and the number that orders it. */
export interface TimelineEntry {
  readonly key: string;
  readonly event: EventRow;
}

/** Events with the newest on top. */
export function newestFirst(rows: readonly { readonly key: string; readonly row: EventRow }[]) {
  return rows
    .map(({ key, row }): TimelineEntry => ({ key, event: row }))
    .sort((a, b) => Number(b.key) - Number(a.key));
}
