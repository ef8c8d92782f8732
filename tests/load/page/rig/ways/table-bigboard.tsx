/** The page of all instruments, fed by a mirror. */
import { createRoot } from "react-dom/client";
import { MirrorContext } from "../../../../../app/_live/live-context.ts";
import { MarketsView } from "../../../../../app/_views/markets/markets-view.tsx";
import type { Mount } from "../asked.ts";
import { until } from "../until.ts";
import { startMirror } from "../worker-link.ts";

/** A row's cells, in whatever elements. */
const rowsInSight = '[aria-rowindex]:not([aria-rowindex="1"])';
const priceInSight = `[aria-rowindex="2"] [data-column="last"]`;
const cellsInSight = `${rowsInSight} [data-column]`;

export const mount: Mount = async (box, asked) => {
  const { mirror, run } = startMirror("quotes", asked);
  createRoot(box).render(
    <MirrorContext value={mirror}>
      <MarketsView first={[]} />
    </MirrorContext>,
  );
  const priced = () => {
    const found = box.querySelector(priceInSight);
    return /\d/.test(found?.textContent ?? "") ? found : null;
  };
  let price = await until("a price in the first row", priced);
  run();
  return {
    pictures: () => {
      if (!price.isConnected) price = priced() ?? price;
      return [price.textContent ?? ""];
    },
    cells: () =>
      [...box.querySelectorAll(cellsInSight)].map(({ textContent }) => textContent ?? ""),
  };
};
