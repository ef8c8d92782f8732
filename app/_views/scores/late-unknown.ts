"use client";
/** What stands where nothing is to be shown, which few pages need; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "./match-line.module.css";

export const UnknownMatch = latePart(
  async () => (await import("./unknown-match.tsx")).UnknownMatch,
  false,
);
export const NoMatches = latePart(async () => (await import("./no-matches.tsx")).NoMatches, false);
