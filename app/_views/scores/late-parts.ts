"use client";
/** Parts of a match's page that come alive after its scoreboard; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "./box-score.module.css";
import "./cards.module.css";
import "./goal.module.css";
import "./line-score.module.css";
import "./line-ups.module.css";
import "./match-line.module.css";
import "./momentum.module.css";
import "./plays.module.css";
import "./sports/shape.module.css";
import "./timeline.module.css";

export const Chances = latePart(async () => (await import("./chances.tsx")).Chances);
export const NearList = latePart(async () => (await import("./near-list.tsx")).NearList);
export const Statistics = latePart(async () => (await import("./statistics.tsx")).Statistics);

// Of some sports only.
export const BoxScore = latePart(async () => (await import("./box-score.tsx")).BoxScore, false);
export const Happenings = latePart(
  async () => (await import("./happenings.tsx")).Happenings,
  false,
);
export const LeadTracker = latePart(
  async () => (await import("./lead-tracker.tsx")).LeadTracker,
  false,
);
export const LineScore = latePart(async () => (await import("./line-score.tsx")).LineScore, false);
export const LineUps = latePart(async () => (await import("./line-ups.tsx")).LineUps, false);
export const Plays = latePart(async () => (await import("./plays.tsx")).Plays, false);
export const SetCourses = latePart(
  async () => (await import("./set-courses.tsx")).SetCourses,
  false,
);
