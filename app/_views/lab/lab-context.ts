"use client";
/** The visitor's stay in the lab, for all parts of the page. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { systemClock } from "../../../lib/clock.ts";
import type { OpenStock } from "../../../lib/mirror/stock-socket.ts";
import { type LabWay, labRateFirst, labTopic } from "../../../lib/schema/lab.ts";
import { useServerNow, useTable } from "../../_live/hooks.ts";
import { intervalFirstMs, LabRun, type LabSettings, type WayReading } from "./lab-run.ts";
import type { WayState } from "./ways/way.ts";

/** Null while the page is drawn by the server and comes alive. */
export const LabContext = createContext<LabRun | null>(null);

export function useLab(): LabRun | null {
  return useContext(LabContext);
}

const readingEveryMs = 1_000;

const never = () => () => undefined;
const settingsFirst: LabSettings = {
  rate: labRateFirst,
  intervalMs: intervalFirstMs,
  delayMs: 0,
  running: false,
  cut: false,
};
const nothingRead: WayReading = { costs: null, bytesPerSecond: null, deltas: 0, ages: null };

/** Makes a lab as the page opens, runs it, and ends it as the page is left. */
export function useOwnLab(): LabRun | null {
  const serverNow = useServerNow();
  const [run, setRun] = useState<LabRun | null>(null);
  useEffect(() => {
    let made: LabRun | null = null;
    let left = false;
    // The page has it already, or will: what speaks to the board is in it. Out of reach, all is.
    import("../../../lib/mirror/socket-link.ts").then(
      ({ openStockSocket }) => {
        if (left) return;
        made = makeRun(serverNow, openStockSocket);
        setRun(made);
        made.start();
      },
      () => undefined,
    );
    return () => {
      left = true;
      made?.stop();
    };
  }, [serverNow]);
  const costs = useTable(run && labTopic.costs(run.id));
  useEffect(() => {
    if (run === null) return;
    return systemClock.every(readingEveryMs, () => run.read((way) => costs.get(way)));
  }, [run, costs]);
  return run;
}

function makeRun(serverNow: () => number, openStock: OpenStock): LabRun {
  return new LabRun({
    id: newId(),
    origin: location.origin,
    clock: systemClock,
    serverNow,
    fetch: (url, options) => fetch(url, options),
    makeSource: (url) => new EventSource(url) as EventSource & { onopen: null; onerror: null },
    makeSocket: (url) =>
      new WebSocket(url) as WebSocket & { onopen: null; onmessage: null; onclose: null },
    openStock,
  });
}

/** 128 random bits: who does not know them cannot read or move this lab. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function useSettings(): LabSettings {
  const run = useLab();
  return useSyncExternalStore(
    run?.onChange.listen ?? never,
    () => run?.settings ?? settingsFirst,
    () => settingsFirst,
  );
}

export function useWayState(way: LabWay): WayState {
  const run = useLab();
  return useSyncExternalStore(
    run?.onChange.listen ?? never,
    () => run?.boards[way].state ?? "off",
    () => "off",
  );
}

/** What a way has come to, read once a second. */
export function useReading(way: LabWay): WayReading {
  const run = useLab();
  return useSyncExternalStore(
    run?.onReading.listen ?? never,
    () => run?.reading(way) ?? nothingRead,
    () => nothingRead,
  );
}
