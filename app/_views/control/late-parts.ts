"use client";
import { latePart } from "../shared/late.tsx";

export const AccessPanel = latePart(
  async () => (await import("./access/access-panel.tsx")).AccessPanel,
);
