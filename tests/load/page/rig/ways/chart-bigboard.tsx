/** One live chart of many points, fed by a mirror: the component of the match's page. */
import { createRoot } from "react-dom/client";
import { MirrorContext } from "../../../../../app/_live/live-context.ts";
import { type LineSeries, LiveLines } from "../../../../../app/_views/chart/live-lines.tsx";
import type { Mount } from "../asked.ts";
import { chartBox, chartHeight, chartsBox, pathsOf } from "../chart-boxes.ts";
import { linesTopic } from "../rig-topics.ts";
import { until } from "../until.ts";
import { startMirror } from "../worker-link.ts";

const series: readonly LineSeries[] = [{ column: "homeWin", label: "Home", colorVar: "--up" }];

export const mount: Mount = async (box, asked) => {
  const { mirror, run } = startMirror("probability", asked);
  createRoot(box).render(
    <MirrorContext value={mirror}>
      <div className={chartsBox}>
        <div className={chartBox}>
          <LiveLines height={chartHeight} label="One" series={series} topic={linesTopic(0)} />
        </div>
      </div>
    </MirrorContext>,
  );
  const chart = await until("a chart", () => box.querySelector<HTMLElement>(`.${chartBox}`));
  const picture = pathsOf(chart);
  await until("a line", picture);
  run();
  return { pictures: () => [picture()] };
};
