import type { ReactNode } from "react";
import { boardSeam } from "../../../lib/seam.ts";
import { findListed, findNear } from "../../_views/markets/instruments.ts";
import { AskedSymbol } from "../../_views/markets/near-context.tsx";
import { symbolOf } from "../../_views/markets/symbol.ts";

interface InstrumentLayoutProps {
  params: Promise<{ symbol: string }>;
  children: ReactNode;
}

/** Looks for near symbols where the one in the address is unknown. */
export default async function InstrumentLayout({ params, children }: InstrumentLayoutProps) {
  const encoded = (await params).symbol;
  const symbol = symbolOf(encoded) ?? encoded;
  const board = boardSeam();
  const near = findListed(board, symbol) === null ? findNear(board, symbol) : [];
  return <AskedSymbol asked={{ symbol, near }}>{children}</AskedSymbol>;
}
