"use client";
/** All of the lab comes after the page's own code; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "../control/log-slider.module.css";

export const LabBench = latePart(async () => (await import("./lab-bench.tsx")).LabBench);
