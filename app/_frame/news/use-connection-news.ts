"use client";
import { useEffect, useRef } from "react";
import { useConnection, usePace } from "../../_live/hooks.ts";

interface ConnectionNews {
  readonly text: string;
  readonly subject: "connection" | "pause";
  /** Whether the eye should be told too: what is lost stands in the state bar, its return does not. */
  readonly toast: boolean;
}

/** A loss that is shorter is not spoken of, ms: a line that flaps must not talk without end. */
const bearableMs = 2_000;

/** Calls back when the connection goes or comes, and when the viewer pauses or goes on. */
export function useConnectionNews(onNews: (news: ConnectionNews) => void): void {
  const { status } = useConnection();
  const { paused } = usePace();
  const lost = status === "offline" || status === "reconnecting";
  const tell = useRef(onNews);
  useEffect(() => {
    tell.current = onNews;
  });

  const told = useRef(false);
  useEffect(() => {
    if (lost === told.current) return;
    const timer = setTimeout(
      () => {
        told.current = lost;
        tell.current({
          text: lost ? "Connection lost. Values may be out of date." : "Connection is back.",
          subject: "connection",
          toast: !lost,
        });
      },
      lost ? bearableMs : 0,
    );
    return () => clearTimeout(timer);
  }, [lost]);

  const was = useRef(paused);
  useEffect(() => {
    if (was.current === paused) return;
    was.current = paused;
    tell.current({
      text: paused ? "Paused. Values stand still." : "Back to live.",
      subject: "pause",
      toast: false,
    });
  }, [paused]);
}
