"use client";
/**
 * Recharts weighs 109 kB compressed: it is fetched after the page has been read, while the plot
 * already stands.
 */
import dynamic from "next/dynamic";

export const LazyAxes = dynamic(() => import("./axes.tsx"), { ssr: false });
