"use client";

import { type ReactNode, useEffect, useState } from "react";
import { systemClock } from "../../lib/clock.ts";
import { Mirror } from "../../lib/mirror/mirror.ts";
import { browserSurroundings } from "../../lib/mirror/surroundings.ts";
import { lateConnect } from "./late-link.ts";
import { MirrorContext } from "./live-context.ts";
import { storeBudget, storedBudget, storedPace, storePace, takeKey } from "./stored.ts";

/** A stop that is followed by a start within this time was none, ms: React's strict mode, hot reloading. */
const stopAfterMs = 500;

const socketLink = () => import("../../lib/mirror/socket-link.ts");
// Asked for as soon as this runs in a browser, while the page is still coming alive.
if (typeof window !== "undefined") socketLink().catch(() => undefined);

/**
 * Owns the page's one connection and the mirror behind it. In the root layout.
 * @param props.epoch the life of the board from which the page was drawn.
 */
export function LiveProvider({ children, epoch }: { children: ReactNode; epoch: string }) {
  const [live] = useState(() => makeLive(epoch));
  useEffect(() => live.hold(), [live]);
  return <MirrorContext value={live.mirror}>{children}</MirrorContext>;
}

function makeLive(epoch: string) {
  const connect = lateConnect(async () => {
    const { leavePage, socketConnect } = await socketLink();
    return socketConnect({ clock: systemClock, dismissed: leavePage });
  }, systemClock);
  const mirror = new Mirror(connect, browserSurroundings, epoch);
  let stop: (() => void) | null = null;
  const hold = () => {
    stop?.();
    stop = null;
    takeKey();
    const pace = storedPace();
    if (pace !== null) mirror.setPace(pace);
    mirror.setBudget(storedBudget());
    const forget = mirror.onChoice.listen(() => {
      storePace(mirror.choice.pace);
      storeBudget(mirror.budget);
    });
    mirror.start();
    return () => {
      forget();
      stop = systemClock.after(stopAfterMs, () => mirror.stop());
    };
  };
  return { mirror, hold };
}
