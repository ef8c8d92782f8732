"use client";
import { latePart } from "../_views/shared/late.tsx";

/** The tape, drawn with the page and alive right after it. */
export const LateTape = latePart(async () => (await import("./tape.tsx")).Tape);
