import { memo, type Ref } from "react";
import { Roomy, writeRoomy } from "../shared/roomy.tsx";
import type { BreadthCounts } from "./market-counts.ts";

const textsOf = ({ up, down, flat }: BreadthCounts) => [
  `▲ ${up} up`,
  `▼ ${down} down`,
  `${flat} unchanged`,
];
const classes = ["text-up", "ml-3 text-down", "ml-3"];

interface BreadthProps {
  readonly ref: Ref<HTMLParagraphElement>;
  /** What stands until other counts are written. */
  readonly first: BreadthCounts;
}

/** How many instruments stand above and below their previous close, for `writeBreadth`. */
export const Breadth = memo(function Breadth({ ref, first }: BreadthProps) {
  const texts = textsOf(first);
  return (
    <p className="figures text-[13px] text-ink-soft max-lg:hidden" ref={ref}>
      {classes.map((className, place) => (
        <Roomy className={className} key={className} part="count" text={texts[place] ?? ""} />
      ))}
    </p>
  );
});

/** Writes other counts into an element of `Breadth`. */
export function writeBreadth(element: HTMLElement | null, counts: BreadthCounts): void {
  const parts = element?.querySelectorAll<HTMLElement>("[data-part=count]") ?? [];
  const texts = textsOf(counts);
  for (const [place, part] of [...parts].entries()) writeRoomy(part, texts[place] ?? "");
}
