"use client";
import { latePart } from "../shared/late.tsx";

/** How the exchange stands comes alive after the table: see shared/late.tsx. */
export const ExchangeLine = latePart(
  async () => (await import("./exchange-line.tsx")).ExchangeLine,
);
