import type { HeadlineKind, Row } from "../../../lib/schema/topics.ts";

/** A headline in two lines, so that each takes the same room. */
export interface HeadlineParts {
  readonly head: string;
  readonly detail: string;
}

/** What stands in the second line where the text has none of its own. */
const kindWords: Readonly<Record<HeadlineKind, string>> = {
  goal: "Goal",
  "no-goal": "Goal cancelled",
  final: "Full time",
  halt: "Trading halted",
  resume: "Trading resumed",
  mover: "Mover",
  open: "Open",
  close: "Close",
  news: "News",
};

/** Parts a text at what only explains it: what stands in brackets at its end, or its reference. */
export function headlineParts({
  kind,
  text,
}: Pick<Row<"headlines">, "kind" | "text">): HeadlineParts {
  const whole = text ?? "";
  const parted =
    /^(?<head>.+) \((?<detail>[^()]+)\)$/.exec(whole) ??
    /^(?<detail>Full time): (?<head>.+)$/.exec(whole) ??
    /^(?<head>.+) (?<detail>since .+)$/.exec(whole);
  const { head = whole, detail = kind === null ? "" : kindWords[kind] } = parted?.groups ?? {};
  return { head: head.replace(/(\d) %/, "$1%"), detail };
}
