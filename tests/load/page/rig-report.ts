/** The table of a case of the rig, and what it is held against. */
import { median } from "../fanout/latency.ts";
import { short, tableOf } from "../fanout/report.ts";
import { atLeast, atMost, type Goal, percent } from "./findings.ts";
import type { Measured, RigCase, Run } from "./rig-run.ts";

const shownRows: readonly (readonly [string, (of: Measured, asked: RigCase["asked"]) => string])[] =
  [
    ["main thread busy, an empty page's subtracted", ({ busy }) => percent(busy)],
    ["the same by processor time", ({ processor }) => percent(processor)],
    ["script", ({ script }) => percent(script)],
    ["style and layout", ({ layout }) => percent(layout)],
    [
      "updates shown a second, of those asked",
      ({ shown }, { rate }) => `${short(shown)} of ${rate}`,
    ],
    ["frames/s", ({ frames }) => short(frames)],
    ["longest time between two frames", ({ frameLongest }) => `${short(frameLongest)} ms`],
    ["cells in sight changed a second", ({ cells }) => (cells > 0 ? short(cells) : "")],
  ];

/** Medians over the runs of one figure of a way. */
function middle(runs: readonly Run[], way: string, of: (measured: Measured) => number) {
  return median(runs.flatMap((run) => measuredIn(run, way)?.map(of) ?? []));
}

function measuredIn(run: Run, way: string): [Measured] | null {
  const outcome = run.get(way);
  return outcome === undefined || typeof outcome === "string" ? null : [outcome];
}

function medianOf(runs: readonly Run[], way: string): Measured | null {
  const of = (name: keyof Measured) => middle(runs, way, (measured) => measured[name]);
  const busy = of("busy");
  if (busy === null) return null;
  return {
    busy,
    processor: of("processor") ?? 0,
    script: of("script") ?? 0,
    layout: of("layout") ?? 0,
    frames: of("frames") ?? 0,
    frameLongest: of("frameLongest") ?? 0,
    shown: of("shown") ?? 0,
    cells: of("cells") ?? 0,
  };
}

function ratioIn(
  run: Run,
  way: string,
  to: string,
  by: "busy" | "processor" = "busy",
): number | null {
  const [one] = measuredIn(run, way) ?? [];
  const [other] = measuredIn(run, to) ?? [];
  return one === undefined || other === undefined || other[by] <= 0 ? null : one[by] / other[by];
}

export function tableFor({ ways, asked }: RigCase, runs: readonly Run[]): string {
  const found = ways.map(({ way }) => medianOf(runs, way));
  const rows = shownRows.map(([name, show]) => [
    name,
    ...found.map((measured) => (measured === null ? "failed" : show(measured, asked))),
  ]);
  const [ours] = ways;
  const ratios = (by: "busy" | "processor") =>
    ways.map(({ way }) =>
      way === ours.way
        ? ""
        : runs
            .flatMap((run) => ratioIn(run, ours.way, way, by) ?? [])
            .map((ratio) => ratio.toFixed(2))
            .join(", "),
    );
  if (ways.length > 1) {
    rows.push(["ratio of ours to this one's busy, each run", ...ratios("busy")]);
    rows.push(["the same by processor time", ...ratios("processor")]);
  }
  return tableOf(["", ...ways.map(({ title }) => title)], rows);
}

export function goalsOf(found: RigCase, runs: readonly Run[]): Goal[] {
  const { title, asked, ways, busyMax, ratioMax, framesMin, shownMin } = found;
  const [ours, rival] = ways;
  const values = (of: (measured: Measured) => number) =>
    runs.map((run) => measuredIn(run, ours.way)?.map(of)[0] ?? null);
  const goals: Goal[] = [];
  if (busyMax !== undefined) {
    const goal = { show: percent, goal: `≤ ${percent(busyMax)}`, holds: atMost(busyMax) };
    goals.push({ question: `${title}: busy`, values: values(({ busy }) => busy), ...goal });
  }
  if (ratioMax !== undefined && rival !== undefined) {
    goals.push({
      question: `${title}: busy, to ${rival.title}`,
      values: runs.map((run) => ratioIn(run, ours.way, rival.way)),
      show: (ratio) => ratio.toFixed(2),
      goal: `≤ ${ratioMax}`,
      holds: atMost(ratioMax),
    });
  }
  if (shownMin !== undefined) {
    goals.push({
      question: `${title}: updates shown`,
      values: values(({ shown }) => shown / asked.rate),
      show: percent,
      goal: "all",
      holds: atLeast(shownMin),
    });
  }
  if (framesMin !== undefined) {
    const goal = { show: short, goal: `≥ ${framesMin}`, holds: atLeast(framesMin) };
    goals.push({ question: `${title}: frames/s`, values: values(({ frames }) => frames), ...goal });
  }
  return goals;
}
