"use client";
/** What the rows read, and the writer that keeps those in the page up to date. */
import { useEffect, useMemo, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { type LiveTable, useKnown, useTable } from "../../_live/hooks.ts";
import type { ColumnId } from "./columns.ts";
import { ChangingSource, type RowSource } from "./row-source.ts";
import { RowWriter } from "./row-writer.ts";
import { sparklinesSelection } from "./selections.ts";
import type { Sight } from "./sight.ts";
import { firstSelection, isLarge } from "./table-selection.ts";

/** Sessions are asked for when order and place have stood for so long, ms. */
const restMs = 150;
/** Rows whose sessions are asked for together: a little scrolling asks for nothing new. */
const block = 24;

/** @param inSight the rows in sight where scrolling rests */
export function useRowWriter(
  quotes: LiveTable<"quotes">,
  columns: readonly ColumnId[],
  first: readonly string[],
  order: readonly string[],
  inSight: Sight,
): { source: RowSource; writer: RowWriter } {
  const firstQuote = useKnown(topics.quotes, firstSelection(first, columns, "symbol"));
  const firstSession = useKnown(topics.sparklines, sparklinesSelection(first));
  const wanted = useSessionsWanted(quotes, columns.includes("session"), order, inSight);
  const sessions = useTable(wanted === null ? null : topics.sparklines, wanted ?? undefined);

  const now: RowSource = {
    quote: (symbol) => quotes.get(symbol) ?? firstQuote(symbol),
    session: (symbol) => sessions.get(symbol) ?? firstSession(symbol),
  };
  const [source] = useState(() => new ChangingSource(now));
  source.use(now);
  const writer = useMemo(() => new RowWriter(source), [source]);
  useEffect(() => quotes.onChange((changed) => writer.writeQuotes(changed)), [quotes, writer]);
  useEffect(
    () => sessions.onChange((changed) => writer.writeSessions(changed)),
    [sessions, writer],
  );
  useEffect(() => () => writer.stop(), [writer]);
  return { source, writer };
}

/**
 * Which sessions to watch: all of them, which all viewers share, or in a large table those of the
 * rows in sight. Null for none: before the page has come alive, and where no column shows them.
 */
function useSessionsWanted(
  quotes: LiveTable<"quotes">,
  shown: boolean,
  order: readonly string[],
  inSight: Sight,
): { readonly rows?: readonly string[] } | null {
  const [wanted, setWanted] = useState<{ rows?: readonly string[] } | null>(null);
  const from = Math.max(0, Math.floor(inSight.first / block) - 1) * block;
  const to = (Math.ceil((inSight.last + 1) / block) + 1) * block;
  useEffect(() => {
    if (!shown) {
      setWanted(null);
      return;
    }
    if (quotes.size > 0 && !isLarge(quotes.size)) {
      setWanted({});
      return;
    }
    return systemClock.after(restMs, () => {
      setWanted(isLarge(quotes.size) ? { rows: order.slice(from, to) } : {});
    });
  }, [quotes, shown, order, from, to]);
  return shown ? wanted : null;
}
