/** What the ways came to, as a table. */
import type { WireCount } from "./wire.ts";

export interface Outcome {
  readonly title: string;
  readonly states: WireCount;
  /** What asking for the match and its first picture took; null where nobody has to ask. */
  readonly subscribing: WireCount | null;
  readonly equal: boolean;
}

const whole = (value: number) => value.toLocaleString("en");

/** Bytes of the states with what subscribing took. */
export function allBytes({ states, subscribing }: Outcome): number {
  return states.bytes + (subscribing?.bytes ?? 0);
}

/** A share in per cent, as of the first outcome. */
export function shareOf(bytes: number, base: Outcome): string {
  return `${((bytes / base.states.bytes) * 100).toFixed(2)} %`;
}

/** @param outcomes the first is what the others are held against. */
export function footballTable(outcomes: readonly Outcome[]): string {
  const [base] = outcomes;
  if (base === undefined) return "";
  const lines = outcomes.map((outcome) => {
    const { title, states, subscribing, equal } = outcome;
    const cells = [
      title,
      whole(states.bytes),
      shareOf(states.bytes, base),
      whole(states.packets),
      subscribing === null ? "" : `${whole(subscribing.bytes)} in ${subscribing.packets}`,
      shareOf(allBytes(outcome), base),
      equal ? "yes" : "NO",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| | bytes of the states | of plain JSON | packets | subscribing, once | with subscribing | ends with what the board holds |",
    "|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}
