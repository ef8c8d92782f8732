/**
 * What somebody would call out across the room: goals, those that are taken back, finals, and instruments that have moved far
 * since yesterday's close. What market-status.ts calls out stands among them.
 */
import { type EventKind, type HeadlineKind, type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import { compositeSymbol } from "./composite.ts";
import { DayMarks } from "./day.ts";

/** Moves that are news, as ratios to the previous close; each is told once a day and direction. */
const moverSteps = [0.03, 0.05, 0.1, 0.2];
const goals = new Set<EventKind>(["goal", "own-goal", "penalty"]);

/** A winner that had at most this chance to win is one that nobody expected. */
const upsetChance = 0.2;

interface Told {
  readonly isIndex: boolean;
  up: number;
  down: number;
}

export class Headlines implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #days = new DayMarks();
  readonly #told: (Told | undefined)[] = [];

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[]): void {
    for (const { place, commit } of changes) {
      if (place.family === "events") {
        const { table } = place as unknown as Place<"events">;
        for (const slot of commit.added) this.#event(place.owner, table.rowAt(slot));
      } else if (place.family === "quotes") {
        for (const slot of commit.changed) this.#quote(slot);
      }
    }
  }

  #event(id: string, event: Row<"events">): void {
    const match = this.#board.place(topics.matches).table.get(id);
    if (match === null || event.kind === null) return;
    const score = `${match.home} ${event.homeScore}–${event.awayScore} ${match.away}`;
    const scorer = event.player ?? (event.side === "home" ? match.home : match.away);
    if (goals.has(event.kind)) {
      const how =
        event.kind === "own-goal" ? ", own goal" : event.kind === "penalty" ? ", penalty" : "";
      this.#tell(
        "goal",
        topics.matches,
        id,
        `${score} (${scorer} ${event.clock}${how})`,
        event.time,
      );
    } else if (event.kind === "goal-cancelled") {
      const text = `${score} (Goal cancelled: ${scorer} ${event.clock})`;
      this.#tell("no-goal", topics.matches, id, text, event.time);
    } else if (event.kind === "full-time" || isWalkover(match, event)) {
      const text = match.sport === "football" ? fullTime(match, event, score) : final(match, score);
      const upset = this.#isUpset(id, match) ? text.replace("(Final", "(Upset") : text;
      this.#tell("final", topics.matches, id, upset, event.time);
    }
  }

  /** Whether somebody has won who hardly could, as it looked before the match. */
  #isUpset(id: string, match: Row<"matches">): boolean {
    const first = this.#board.place(topics.probability(id)).table.get("1");
    if (first === null || match.homeWin === match.awayWin) return false;
    const before = (match.homeWin ?? 0) > (match.awayWin ?? 0) ? first.homeWin : first.awayWin;
    return before !== null && before <= upsetChance;
  }

  #quote(slot: number): void {
    const { table } = this.#quotes;
    const columns = this.#columns;
    const trades = table.numberAt(slot, columns.trades);
    const previousClose = table.numberAt(slot, columns.previousClose);
    let told = this.#told[slot];
    if (this.#days.turn(slot, trades, previousClose) || told === undefined) {
      const isIndex = table.cellAt(slot, columns.kind) === "index";
      told = { isIndex, up: 0, down: 0 };
      this.#told[slot] = told;
    }
    if (told.isIndex) return;
    // Steps count the same in both directions, each direction on its own.
    const move = table.numberAt(slot, columns.last) / previousClose - 1;
    const direction = move > 0 ? "up" : "down";
    const size = Math.abs(move);
    let reached = told[direction];
    if (!(size >= (moverSteps[reached] ?? 1))) return;
    // Where all have moved, who has moved with them is no news.
    const apart = Math.min(size, Math.abs(move - this.#marketMove()));
    while (reached < moverSteps.length && apart >= (moverSteps[reached] ?? 1)) reached += 1;
    if (reached === told[direction]) return;
    told[direction] = reached;
    const symbol = table.keyOf(slot);
    const text = `${symbol} ${move > 0 ? "+" : "−"}${(size * 100).toFixed(1)} % since the previous close`;
    this.#tell("mover", topics.quotes, symbol, text, table.numberAt(slot, columns.time));
  }

  /** What the index over everything has moved since its previous close; 0 where there is none. */
  #marketMove(): number {
    const { table } = this.#quotes;
    const slot = table.slotOf(compositeSymbol);
    if (slot < 0) return 0;
    const close = table.numberAt(slot, this.#columns.previousClose);
    return table.numberAt(slot, this.#columns.last) / close - 1 || 0;
  }

  #tell(kind: HeadlineKind, topic: string, key: string, text: string, time: number | null): void {
    addHeadline(this.#board, { kind, topic, key, text, time });
  }
}

/** Adds a headline. Call inside a transaction. */
export function addHeadline(board: Board, headline: Row<"headlines">): void {
  const table = board.join(board.place(topics.headlines));
  const [newest] = table.newestSlots(1);
  const sequence = newest === undefined ? 1 : Number(table.keyOf(newest)) + 1;
  table.put(String(sequence), headline);
}

/** Who does not come out for a match ends it before it has begun. */
function isWalkover({ ending }: Row<"matches">, { kind }: Row<"events">): boolean {
  return kind === "retirement" && ending === "walkover";
}

/** Football: `Full time: A 1–1 B (4–3 pen.)`. */
function fullTime(match: Row<"matches">, { clock }: Row<"events">, score: string): string {
  const shootOut = clock === "PEN" || match.ending === "shoot-out";
  const [home, away] = shootOut ? (match.line?.at(-1) ?? []) : [];
  return `Full time: ${score}${home === undefined ? "" : ` (${home}–${away} pen.)`}`;
}

/** The other sports: `A 112–108 B (Final after overtime)`, `A 2–0 B (Final, 6–4 7–6)`. */
function final(match: Row<"matches">, score: string): string {
  const { sport, line, ending, home, away, homeWin } = match;
  if (ending === "walkover")
    return `${home} – ${away} (Walkover for ${homeWin === 1 ? home : away})`;
  const sets = (line ?? []).map(([home, away]) => `${home}–${away}`).join(" ");
  const how = ending === "overtime" ? " after overtime" : ending === "retired" ? ", retired" : "";
  return `${score} (Final${how}${sport === "tennis" && sets !== "" ? `, ${sets}` : ""})`;
}
