"use client";

import type { ReactNode } from "react";

/** Leads the PastProvider around it through what the browser has seen, and back to now. */
export function ScrubBar(): ReactNode {
  return null;
}
