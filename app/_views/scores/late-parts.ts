"use client";
/** Parts of a match's page that come alive after its scoreboard; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "./cards.module.css";
import "./goal.module.css";
import "./match-line.module.css";
import "./momentum.module.css";
import "./sports/shape.module.css";
import "./timeline.module.css";

export const Chances = latePart(async () => (await import("./chances.tsx")).Chances);
export const Happenings = latePart(async () => (await import("./happenings.tsx")).Happenings);
export const NearList = latePart(async () => (await import("./near-list.tsx")).NearList);
export const Statistics = latePart(async () => (await import("./statistics.tsx")).Statistics);
