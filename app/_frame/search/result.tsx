"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import type { ReactNode } from "react";
import { capsOf } from "../shortcuts/keys.ts";
import type { Entry } from "./entry.ts";
import { spansOf } from "./rank.ts";
import { MatchFigures, QuoteFigures } from "./result-figures.tsx";

interface ResultProps {
  entry: Entry;
  query: string;
  symbols: readonly string[];
  /** The shortcut that does the same. */
  keys: string | undefined;
  onChoose: (entry: Entry) => void;
}

/** One thing that was found, with what is live about it. */
export function Result({ entry, query, symbols, keys, onChoose }: ResultProps) {
  const { kind, id, title, detail } = entry;
  const short = kind === "instrument";
  return (
    <Autocomplete.Item
      value={entry}
      onClick={() => onChoose(entry)}
      className="mx-1.5 flex min-h-9 cursor-pointer scroll-my-2 items-center gap-3 rounded-sm px-2.5 text-[13px] outline-none select-none data-highlighted:bg-raised forced-colors:data-highlighted:outline-2"
    >
      <span
        className={`truncate font-medium ${short ? "w-[76px] shrink-0" : kind === "match" ? "max-sm:flex-1 sm:max-w-[70%]" : "max-w-[70%]"}`}
      >
        <Marked query={query} text={title} />
      </span>
      <span
        className={`min-w-0 flex-1 truncate text-ink-soft ${kind === "match" ? "max-sm:hidden" : ""}`}
      >
        <Marked query={query} text={detail} />
      </span>
      {kind === "instrument" && <QuoteFigures symbol={id} symbols={symbols} />}
      {kind === "match" && <MatchFigures id={id} />}
      {keys !== undefined && (
        <span aria-hidden="true" className="flex shrink-0 gap-1 max-sm:hidden">
          {capsOf(keys, false).map((cap) => (
            <kbd
              key={cap}
              className="min-w-5 rounded-sm border border-hairline px-1 text-center font-sans text-[11px] leading-4 text-ink-faint"
            >
              {cap}
            </kbd>
          ))}
        </span>
      )}
    </Autocomplete.Item>
  );
}

/** A text with what fits the query set off: by weight and a line, since colour alone says little. */
function Marked({ query, text }: { query: string; text: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of spansOf(query, text)) {
    parts.push(text.slice(at, from));
    parts.push(
      <mark
        key={from}
        className="bg-transparent text-inherit underline decoration-brand decoration-2 underline-offset-3"
      >
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
}
