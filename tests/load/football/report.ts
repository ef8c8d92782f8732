/** What the ways came to, as a table. */
import type { WireCount } from "./wire.ts";

export interface Outcome {
  readonly title: string;
  readonly states: WireCount;
  /** Of that, packets from the server that carry something; null where nobody counts them. */
  readonly sent: WireCount | null;
  /** What asking for the match and its first picture took; null where nobody has to ask. */
  readonly subscribing: WireCount | null;
  readonly equal: boolean;
}

const heading = [
  "",
  "bytes of the states",
  "of plain JSON",
  "packets",
  "from the server alone",
  "of plain JSON",
  "subscribing, once",
  "states and subscribing",
  "ends with what the board holds",
];

const whole = (value: number) => value.toLocaleString("en");

/** Bytes of the states with what subscribing took. */
export function allBytes({ states, subscribing }: Outcome): number {
  return states.bytes + (subscribing?.bytes ?? 0);
}

/** A share in per cent. */
export function shareOf(bytes: number, base: number): string {
  return `${((bytes / base) * 100).toFixed(2)} %`;
}

/** @param outcomes the first is what the others are held against. */
export function footballTable(outcomes: readonly Outcome[]): string {
  const [base] = outcomes;
  if (base === undefined) return "";
  const lines = outcomes.map((outcome) => {
    const { title, states, sent, subscribing, equal } = outcome;
    const cells = [
      title,
      whole(states.bytes),
      shareOf(states.bytes, base.states.bytes),
      whole(states.packets),
      sent === null ? "" : `${whole(sent.bytes)} in ${whole(sent.packets)}`,
      sent === null || base.sent === null ? "" : shareOf(sent.bytes, base.sent.bytes),
      subscribing === null ? "" : `${whole(subscribing.bytes)} in ${subscribing.packets}`,
      shareOf(allBytes(outcome), base.states.bytes),
      equal ? "yes" : "NO",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [`| ${heading.join(" | ")} |`, `|${heading.map(() => "---").join("|")}|`, ...lines].join(
    "\n",
  );
}
