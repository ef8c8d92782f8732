/** The Board's map of the market, fed by a mirror. */
import { createRoot } from "react-dom/client";
import { MirrorContext } from "../../../../../app/_live/live-context.ts";
import { Treemap } from "../../../../../app/_views/board/treemap.tsx";
import type { Mount } from "../asked.ts";
import { Market } from "../market.ts";
import { until } from "../until.ts";
import { startMirror } from "../worker-link.ts";

export const mount: Mount = async (box, asked) => {
  const { instruments } = new Market(asked.count);
  const names = [...new Set(instruments.map(({ sector }) => sector))];
  const sectors = names.map((name) => {
    const count = instruments.filter(({ sector }) => sector === name).length;
    return { name, index: null, share: count / instruments.length, count };
  });
  const { mirror, run } = startMirror("quotes", asked);
  createRoot(box).render(
    <MirrorContext value={mirror}>
      <Treemap sectors={sectors} symbols={null} />
    </MirrorContext>,
  );
  const tiles = () => box.querySelectorAll("svg [data-step]");
  await until("the tiles", () => tiles().length >= asked.count);
  run();
  const found = [...tiles()];
  const picture = () => found.map((tile) => tile.getAttribute("data-step")).join("");
  return {
    pictures: () => [picture()],
    cells: () => found.map(({ textContent }) => textContent ?? ""),
  };
};
