/** Live charts as the Board shows them, fed by a mirror. */
import { createRoot } from "react-dom/client";
import { MirrorContext } from "../../../../../app/_live/live-context.ts";
import { LiveArea } from "../../../../../app/_views/chart/live-area.tsx";
import type { Mount } from "../asked.ts";
import { chartBox, chartHeight, chartsBox, pathsOf } from "../chart-boxes.ts";
import { chartTopic } from "../rig-topics.ts";
import { until } from "../until.ts";
import { startMirror } from "../worker-link.ts";

export const mount: Mount = async (box, asked) => {
  const { mirror, run } = startMirror("candles", asked);
  const charts = Array.from({ length: asked.count }, (_, index) => chartTopic(index));
  createRoot(box).render(
    <MirrorContext value={mirror}>
      <div className={chartsBox}>
        {charts.map((topic) => (
          <div className={chartBox} key={topic}>
            <LiveArea height={chartHeight} label={topic} tickSize={0.01} topic={topic} />
          </div>
        ))}
      </div>
    </MirrorContext>,
  );
  const boxes = () => [...box.querySelectorAll<HTMLElement>(`.${chartBox}`)];
  await until("the charts' lines and axes", () => {
    const found = boxes();
    const drawn = ({ textContent }: HTMLElement) => /\d\.\d\d/.test(textContent ?? "");
    return found.length === asked.count && found.every((chart) => pathsOf(chart)() && drawn(chart));
  });
  const paths = boxes().map(pathsOf);
  run();
  return { pictures: () => paths.map((picture) => picture()) };
};
