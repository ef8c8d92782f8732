/** Where an address names no instrument: what it may have meant. */
import { SearchX } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "../shared/empty-state.tsx";
import type { Named } from "./instruments.ts";
import { instrumentPath } from "./selections.ts";

const lengthShown = 24;

interface UnknownSymbolProps {
  /** As the address has it, decoded. */
  readonly symbol: string;
  readonly near: readonly Named[];
}

/** Says so, and suggests near ones. */
export function UnknownSymbol({ symbol, near }: UnknownSymbolProps) {
  const short = symbol.length > lengthShown ? `${symbol.slice(0, lengthShown)}…` : symbol;
  return (
    <EmptyState
      className="min-h-[60dvh]"
      heading="h1"
      icon={<SearchX size={24} />}
      title={`No instrument is called ${short}`}
    >
      {near.length > 0 ? (
        <>
          <p>Did you mean one of these?</p>
          <ul className="my-4 w-80 max-w-full text-left">
            {near.map(({ symbol: other, name }) => (
              <li className="hairline-b" key={other}>
                <Link
                  className="grid h-10 grid-cols-[88px_minmax(0,1fr)] items-center px-2 hover:bg-raised"
                  href={instrumentPath(other)}
                  prefetch={false}
                >
                  <span className="font-semibold text-ink">{other}</span>
                  <span className="truncate">{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mb-4">Nothing on the board is near to it.</p>
      )}
      <Link className="text-brand hover:underline" href="/markets" prefetch={false}>
        All instruments
      </Link>
    </EmptyState>
  );
}
