"use client";
import { labWays } from "../../../lib/schema/lab.ts";
import { CompareRow } from "./compare-row.tsx";
import { CrowdPanel } from "./crowd-panel.tsx";
import { FramesPanel } from "./frames-panel.tsx";
import { HandshakePanel } from "./handshake-panel.tsx";
import { LabCharts } from "./lab-charts.tsx";
import { LabContext, useOwnLab } from "./lab-context.ts";
import { LabControls } from "./lab-controls.tsx";
import { RefusalsPanel } from "./refusals-panel.tsx";
import { RoomsPanel } from "./rooms-panel.tsx";
import { WayColumn } from "./way-column.tsx";

/** Controls, five boards side by side, charts, and what is below the surface. */
export function LabBench() {
  return (
    <LabContext value={useOwnLab()}>
      <div className="flex flex-col gap-6">
        <LabControls />
        <div className="min-w-0">
          <CompareRow />
          <div className="grid gap-x-6 gap-y-6 sm:grid-cols-2 lg:grid-cols-3 broad:grid-cols-5">
            {labWays.map((way) => (
              <WayColumn key={way} way={way} />
            ))}
            <p className="max-w-[100ch] text-[13px] text-ink-soft lg:pt-2 broad:col-span-5">
              Requests, empty answers, connections and bytes are what this server’s sockets counted:
              HTTP and WebSocket with all their headers, without the TCP and TLS below. Age: how
              long ago the server had made a change when this page showed it, over the last half
              minute. A change that a newer one has overtaken is never shown, and has no age.
            </p>
          </div>
        </div>
        <LabCharts />
        <CrowdPanel />
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
          <HandshakePanel />
          <div className="flex min-w-0 flex-col gap-6">
            <FramesPanel />
            <RefusalsPanel />
          </div>
        </div>
        <RoomsPanel />
      </div>
    </LabContext>
  );
}
