"use client";
import { CircleDot, CircleSlash, Hourglass, Pause } from "lucide-react";

/** The sign of how trading stands. */
export const sessionIcons = {
  preopen: Hourglass,
  auction: Hourglass,
  trading: CircleDot,
  halted: Pause,
  closed: CircleSlash,
} as const;
