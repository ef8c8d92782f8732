"use client";
import { LabBench } from "./late-parts.ts";

/** The same small board in five ways, side by side, and a look below the surface of each. */
export function LabView() {
  return (
    <div className="wall [&_section]:isolate">
      <h1 className="pb-2 text-lg font-semibold">Lab</h1>
      <p className="max-w-[75ch] pb-4 text-ink-soft">
        One small board of your own, brought to this page in five ways at once. On every other page
        nothing is asked after it has loaded; here you can watch what asking costs.
      </p>
      <LabBench />
    </div>
  );
}
