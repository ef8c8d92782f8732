/** Where charts stand, the same for all ways. */

/** px: as the large card of the Board has it. */
export const chartHeight = 216;
export const chartsBox = "grid grid-cols-3 gap-6";
export const chartBox = "rig-chart";

/** Reads the longest path that a chart has drawn: its line. Charts draw on a canvas at their own peril. */
export function pathsOf(chart: HTMLElement): () => string {
  let line: Element | null = null;
  return () => {
    if (line?.isConnected !== true) {
      const paths = [...chart.querySelectorAll("path[d]")];
      const length = (path: Element) => path.getAttribute("d")?.length ?? 0;
      line = paths.sort((one, other) => length(other) - length(one))[0] ?? null;
      if (line !== null && length(line) < 100) line = null;
    }
    return line?.getAttribute("d") ?? "";
  };
}
