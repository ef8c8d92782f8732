import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import type { Figures } from "./figures.ts";

/** A side's figures beyond the sums of its players'. */
export interface Extra {
  offensiveRebounds: number;
  inside: number;
  fastBreak: number;
  secondChance: number;
  bench: number;
  largestLead: number;
}

const noExtra = (): Extra => ({
  offensiveRebounds: 0,
  inside: 0,
  fastBreak: 0,
  secondChance: 0,
  bench: 0,
  largestLead: 0,
});

type Value = (figures: Figures, extra: Extra) => number;

/** Per cent with one decimal; 0 of none. */
const share = (made: number, tried: number) =>
  tried === 0 ? 0 : Math.round((1000 * made) / tried) / 10;

const lines: readonly (readonly [id: string, label: string, value: Value])[] = [
  ["field-goals", "Field goals made", ({ fieldMade }) => fieldMade],
  ["field-goals-tried", "Field goals attempted", ({ fieldTried }) => fieldTried],
  [
    "field-goals-share",
    "Field goal %",
    ({ fieldMade, fieldTried }) => share(fieldMade, fieldTried),
  ],
  ["threes", "Three-pointers made", ({ threeMade }) => threeMade],
  ["threes-tried", "Three-pointers attempted", ({ threeTried }) => threeTried],
  ["threes-share", "Three-point %", ({ threeMade, threeTried }) => share(threeMade, threeTried)],
  ["free-throws", "Free throws made", ({ freeMade }) => freeMade],
  ["free-throws-tried", "Free throws attempted", ({ freeTried }) => freeTried],
  ["free-throws-share", "Free throw %", ({ freeMade, freeTried }) => share(freeMade, freeTried)],
  ["rebounds", "Rebounds", ({ rebounds }) => rebounds],
  ["offensive-rebounds", "Offensive rebounds", (_, extra) => extra.offensiveRebounds],
  ["assists", "Assists", ({ assists }) => assists],
  ["steals", "Steals", ({ steals }) => steals],
  ["blocks", "Blocks", ({ blocks }) => blocks],
  ["turnovers", "Turnovers", ({ turnovers }) => turnovers],
  ["fouls", "Fouls", ({ fouls }) => fouls],
  ["inside", "Points in the paint", (_, extra) => extra.inside],
  ["fast-break", "Fast-break points", (_, extra) => extra.fastBreak],
  ["second-chance", "Second-chance points", (_, extra) => extra.secondChance],
  ["bench", "Bench points", (_, extra) => extra.bench],
  ["largest-lead", "Largest lead", (_, extra) => extra.largestLead],
];

/** Writes a game's statistics, each as it changes. */
export class Statistics {
  readonly extra: Readonly<Record<TeamSide, Extra>> = { home: noExtra(), away: noExtra() };
  readonly #shown = new Map<string, readonly [number, number]>();

  write(writer: MatchWriter, home: Figures, away: Figures): void {
    for (const [id, label, value] of lines) {
      const now = [value(home, this.extra.home), value(away, this.extra.away)] as const;
      const shown = this.#shown.get(id);
      if (shown !== undefined && shown[0] === now[0] && shown[1] === now[1]) continue;
      this.#shown.set(id, now);
      writer.stat(id, label, now[0], now[1]);
    }
  }
}
