/** The candle chart of an instrument, fed by a mirror. */
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { MirrorContext } from "../../../../../app/_live/live-context.ts";
import { CandleChart, type CandleView } from "../../../../../app/_views/candles/candle-chart.tsx";
import type { Mount } from "../asked.ts";
import { countDrawnFrames } from "../drawn-frames.ts";
import { chartTopic } from "../rig-topics.ts";
import { until } from "../until.ts";
import { startMirror } from "../worker-link.ts";

/** px: as the page of an instrument has it. */
const height = 480;
const view = createRef<CandleView>();

export const mount: Mount = async (box, asked) => {
  const drawn = countDrawnFrames();
  const { mirror, run } = startMirror("candles", asked);
  createRoot(box).render(
    <MirrorContext value={mirror}>
      <CandleChart
        height={height}
        label="One"
        lengthMs={1_000}
        previousClose={200}
        ref={view}
        tickSize={0.01}
        topic={chartTopic(0)}
      />
    </MirrorContext>,
  );
  await until("a canvas that is drawn", () => box.querySelector("canvas") && drawn() > 0);
  run();
  return { pictures: () => [String(drawn())] };
};
