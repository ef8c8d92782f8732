"use client";
import { useEffect, useRef, useState } from "react";
import { useConnection } from "../_live/hooks.ts";

/** Least time between two announcements, ms: a line that flaps must not talk without end. */
const restMs = 5_000;

const words = { lost: "Connection lost. Values may be out of date.", back: "Connection is back." };

/** Tells screen readers when the connection goes and comes; never a price. */
export function Announcer() {
  const { status } = useConnection();
  const lost = status === "offline" || status === "reconnecting";
  const [said, setSaid] = useState("");
  const told = useRef(false);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (lost === told.current) return;
    const wait = Math.max(0, saidAt.current + restMs - performance.now());
    const timer = setTimeout(() => {
      told.current = lost;
      saidAt.current = performance.now();
      setSaid(lost ? words.lost : words.back);
    }, wait);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}
