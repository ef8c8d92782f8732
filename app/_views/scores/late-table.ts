"use client";
/** A league's table, which comes alive after what stands beside it; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "./league-table.module.css";

export const LeagueTable = latePart(async () => (await import("./league-table.tsx")).LeagueTable);
