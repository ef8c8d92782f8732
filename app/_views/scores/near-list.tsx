"use client";
import { useMemo } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import styles from "./match-line.module.css";
import { MatchLine } from "./match-line.tsx";
import { phaseOf } from "./match-state.ts";
import { useRowKeys } from "./row-keys.ts";
import { nearOptions } from "./selections.ts";

/** The matches of both teams before this one and after it. */
export function NearList({ matches }: { matches: readonly string[] }) {
  const keys = useRowKeys();
  const options = useMemo(() => nearOptions(matches), [matches]);
  const rows = useRows(topics.matches, options).toSorted(
    (a, b) => matches.indexOf(a.key) - matches.indexOf(b.key),
  );
  return (
    <Panel title="Last and next matches">
      <div {...keys}>
        <ul className={styles.list}>
          {rows.map(({ key, row }) => (
            <MatchLine key={key} match={key} phase={phaseOf(row.status)} dated options={options} />
          ))}
        </ul>
      </div>
    </Panel>
  );
}
