/** Parts of pages for server-drawing.test.ts, each of which writes down what it was given. */
import type { ComponentType } from "react";
import { renderToString } from "react-dom/server";
import {
  useConnection,
  useKeys,
  useMeter,
  useMissing,
  usePace,
  useRow,
  useRows,
  useTable,
} from "../../../app/_live/hooks.ts";
import { LiveProvider } from "../../../app/_live/live-provider.tsx";
import { packed } from "../../../app/_live/packed.ts";
import { Seed } from "../../../app/_live/seed.tsx";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { topics } from "../../../lib/schema/topics.ts";
import type { TableServer } from "./table-server.ts";

/** Draws a part as the server does for one request. */
export function draw(server: TableServer, selections: readonly Selection[], Part: ComponentType) {
  let seeded = <Part />;
  for (const selection of selections) {
    const snapshot = server.snapshot(selection);
    if (snapshot === null) continue;
    seeded = (
      <Seed selection={selection} snapshot={packed(snapshot)}>
        {seeded}
      </Seed>
    );
  }
  return renderToString(<LiveProvider epoch="a">{seeded}</LiveProvider>);
}

/** Draws a part without what it needs around it. */
export function drawBare(Part: ComponentType) {
  return renderToString(<Part />);
}

export function Everything() {
  const row = useRow(topics.matches, "m1");
  const rows = useRows(topics.matches).map(({ key }) => key);
  const keys = useKeys(topics.matches, { rows: ["m2"] });
  const table = useTable(topics.matches);
  return `${row?.home} ${rows} ${keys} ${table.size} ${table.get("m2")?.homeScore}`;
}

export function Narrow() {
  return String(useRow(topics.matches, "m2", { rows: ["m2"], columns: ["home"] })?.home);
}

export function Home() {
  return String(useRow(topics.matches, "m1")?.home);
}

export function Nothing() {
  const none = useRows(null);
  const missing = useMissing(topics.events("x"));
  return `${none.length} ${missing}`;
}

export function Around() {
  const { status, operator } = useConnection();
  const { pace, paused } = usePace();
  return `${status} ${operator} ${pace} ${paused} ${useMeter().ageP50}`;
}
