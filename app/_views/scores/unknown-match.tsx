"use client";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { topics } from "../../../lib/schema/topics.ts";
import { useKeys, useTable } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import styles from "./match-line.module.css";
import { MatchLine } from "./match-line.tsx";
import { phaseOf } from "./match-state.ts";
import { rowKeysHint, useRowKeys } from "./row-keys.ts";
import { listOptions } from "./selections.ts";

/** How many matches are offered. */
const offered = 8;

/** Says that there is no such match, and offers those that are being played or come next. */
export function UnknownMatch() {
  const table = useTable(topics.matches, listOptions);
  useKeys(topics.matches, listOptions);
  const rowKeys = useRowKeys();
  const near = table
    .rows()
    .filter(({ row }) => phaseOf(row.status) !== "finished")
    .toSorted(
      (a, b) =>
        Number(phaseOf(b.row.status) === "live") - Number(phaseOf(a.row.status) === "live") ||
        (a.row.startTime ?? 0) - (b.row.startTime ?? 0),
    )
    .slice(0, offered);
  return (
    <div className="mx-auto max-w-3xl pb-10">
      <EmptyState heading="h1" title="No match goes by this address" icon={<SearchX size={20} />}>
        It may belong to another feed, or its address has a slip in it.{" "}
        <Link href="/scores" prefetch={false} className="font-medium text-brand hover:underline">
          See all matches
        </Link>
      </EmptyState>
      {near.length > 0 && (
        <section aria-labelledby="near">
          <h2 id="near" className="hairline-b flex h-9 items-center text-[13px] font-semibold">
            Now and next
          </h2>
          <p className="sr-only">{rowKeysHint}</p>
          <div {...rowKeys}>
            <ul className={styles.list}>
              {near.map(({ key, row }) => (
                <MatchLine key={key} match={key} phase={phaseOf(row.status)} />
              ))}
            </ul>
          </div>
        </section>
      )}
    </div>
  );
}
