"use client";
/** A board of eight values. Drawn once; from then on what its way brings is written into it. */
import { useEffect, useRef } from "react";
import { directionOf, formatDecimal, formatInteger } from "../../../lib/domain/format.ts";
import { type LabWay, labLetters } from "../../../lib/schema/lab.ts";
import { flash } from "../shared/flash.ts";
import { writeText } from "../shared/write-text.ts";
import type { BoardCopy } from "./board-copy.ts";
import { useLab } from "./lab-context.ts";
import { wayWords } from "./way-words.ts";

export function MiniBoard({ way }: { way: LabWay }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const board = useLab()?.boards[way] ?? null;
  useEffect(() => {
    const rows = body.current?.rows;
    if (board === null || rows === undefined) return;
    const shown = new Map<string, number>();
    const write = (letter: string) => writeRow(rows, board, letter, shown);
    for (const letter of labLetters) write(letter);
    return board.listen((letters) => {
      for (const letter of letters) write(letter);
    });
  }, [board]);
  return (
    <table className="w-full table-fixed border-collapse text-[13px]">
      <caption className="sr-only">The board by {wayWords[way].title}</caption>
      <thead>
        <tr className="label hairline-b h-6 text-left">
          <th scope="col" className="w-8 font-medium">
            Key
          </th>
          <th scope="col" className="pr-1 text-right font-medium">
            Value
          </th>
          <th scope="col" className="pr-1 text-right font-medium">
            Changes
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {labLetters.map((letter) => (
          <tr key={letter} className="hairline-b h-6">
            <th scope="row" className="text-left font-medium">
              {letter}
            </th>
            <td>
              <span className="figures figures-end block h-5 rounded-sm px-1 contain-strict">
                –
              </span>
            </td>
            <td>
              <span className="figures figures-end block h-5 px-1 text-ink-soft contain-strict">
                –
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function writeRow(
  rows: HTMLCollectionOf<HTMLTableRowElement>,
  board: BoardCopy,
  letter: string,
  shown: Map<string, number>,
): void {
  const row = board.get(letter);
  const cells = rows[labLetters.indexOf(letter as (typeof labLetters)[number])]?.cells;
  const value = cells?.[1]?.firstElementChild;
  if (row === null || !(value instanceof HTMLElement)) return;
  writeText(value, formatDecimal(row.value));
  writeText(cells?.[2]?.firstElementChild, formatInteger(row.count));
  const before = shown.get(letter);
  const now = row.value ?? 0;
  shown.set(letter, now);
  if (before !== undefined && before !== now) flash(value, directionOf(now - before));
}
