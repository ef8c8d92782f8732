"use client";
import { Late, latePart } from "../_views/shared/late.tsx";
import type { TapeContents } from "./live-selections.ts";

const Tape = latePart<TapeContents>(() => import("./tape.tsx"));

/** The tape, drawn with the page and alive right after it. */
export function LateTape(contents: TapeContents) {
  return (
    <Late room="wall hairline-b h-[36px]">
      <Tape {...contents} />
    </Late>
  );
}
