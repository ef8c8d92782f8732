"use client";
/** Where an address names no instrument: what it may have meant. */
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { nearSymbols } from "./near.ts";
import { instrumentPath, namesSelection } from "./selections.ts";
import { symbolOf } from "./symbol.ts";

/** Says so, and suggests near ones. */
export function UnknownSymbol() {
  const { symbol: encoded } = useParams<{ symbol?: string }>();
  const symbol = symbolOf(encoded ?? "") ?? encoded ?? "";
  const rows = useRows(topics.quotes, namesSelection);
  const near = nearSymbols(symbol, rows);
  return (
    <EmptyState
      className="min-h-[50dvh]"
      icon={<SearchX size={24} />}
      title={`No instrument is called ${symbol.slice(0, 24)}`}
    >
      <p>
        {near.length > 0 ? "Did you mean one of these?" : "Nothing on the board is near to it."}
      </p>
      <ul className="mt-4 grid min-h-60 w-80 max-w-full content-start text-left">
        {near.map(({ key, row }) => (
          <li className="hairline-b" key={key}>
            <Link
              className="grid h-10 grid-cols-[88px_minmax(0,1fr)] items-center px-2 hover:bg-raised"
              href={instrumentPath(key)}
              prefetch={false}
            >
              <span className="font-semibold text-ink">{key}</span>
              <span className="truncate">{row.name}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Link className="text-brand hover:underline" href="/markets" prefetch={false}>
        All instruments
      </Link>
    </EmptyState>
  );
}
