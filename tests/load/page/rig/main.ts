/** A page of the rig: shows what its address asks for, and counts what of it can be seen. */
import "./rig.css";
import { type Asked, fileOf, type Lap, type Mount, type Rig, type Shown } from "./asked.ts";

const parameters = new URLSearchParams(location.search);
const asked: Asked = {
  way: parameters.get("way") ?? "",
  rate: Number(parameters.get("rate")),
  count: Number(parameters.get("count")),
  size: Number(parameters.get("size")),
};

/** Each in a file of its own, so that no way carries another's code. */
const files: Readonly<Record<string, () => Promise<{ mount: Mount }>>> = {
  empty: () => import("./ways/empty.ts"),
  "charts-bigboard": () => import("./ways/charts-bigboard.tsx"),
  "charts-recharts": () => import("./ways/charts-recharts.tsx"),
  "chart-bigboard": () => import("./ways/chart-bigboard.tsx"),
  "table-bigboard": () => import("./ways/table-bigboard.tsx"),
  "candles-bigboard": () => import("./ways/candles-bigboard.tsx"),
  "treemap-bigboard": () => import("./ways/treemap-bigboard.tsx"),
  "table-ag-grid": () => import("./ways/table-ag-grid.ts"),
};

let shown: Shown = { pictures: () => [] };
let seen: readonly string[] = [];
let changes = 0;
let frames = 0;
let frameLongest = 0;
let frameLast = performance.now();

function frame(now: number): void {
  frames += 1;
  frameLongest = Math.max(frameLongest, now - frameLast);
  frameLast = now;
  if (shown.shown === undefined) {
    const pictures = shown.pictures();
    for (const [index, picture] of pictures.entries()) if (picture !== seen[index]) changes += 1;
    seen = pictures;
  }
  requestAnimationFrame(frame);
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

async function begin(): Promise<void> {
  const way = files[fileOf(asked.way)];
  if (way === undefined) throw new RangeError(`there is no way "${asked.way}"`);
  const box = document.getElementById("box");
  if (box === null) throw new Error("no box");
  shown = await (await way()).mount(box, asked);
  requestAnimationFrame(frame);
}

let lapAt = performance.now();
let lapFrames = 0;
let lapShown = 0;

const rig: Rig = {
  ready: begin(),
  lap(): Lap {
    const now = performance.now();
    const total = shown.shown?.() ?? changes / Math.max(1, seen.length);
    const lap = {
      seconds: (now - lapAt) / 1_000,
      frames: frames - lapFrames,
      frameLongest,
      shown: total - lapShown,
    };
    lapAt = now;
    lapFrames = frames;
    lapShown = total;
    frameLongest = 0;
    return lap;
  },
  async cellsPerSecond(seconds) {
    const began = performance.now();
    let last = shown.cells?.() ?? [];
    let changed = 0;
    while (performance.now() - began < seconds * 1_000) {
      await nextFrame();
      const cells = shown.cells?.() ?? [];
      for (const [index, cell] of cells.entries()) if (cell !== last[index]) changed += 1;
      last = cells;
    }
    return changed / ((performance.now() - began) / 1_000);
  },
};
Object.assign(globalThis, { rig });
