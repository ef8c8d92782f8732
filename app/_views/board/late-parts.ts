"use client";
/** Parts of the Board that come alive after its cards; see shared/late.tsx. */
import { latePart } from "../shared/late.tsx";
import "../markets/watch-star.module.css";
import "../scores/cards.module.css";
import "../scores/goal.module.css";
import "../scores/sports/shape.module.css";
import "./treemap.module.css";

export const Headlines = latePart(async () => (await import("./headlines.tsx")).Headlines);
export const MatchCards = latePart(async () => (await import("./match-cards.tsx")).MatchCards);
export const Movers = latePart(async () => (await import("./movers.tsx")).Movers);
export const Treemap = latePart(async () => (await import("./treemap.tsx")).Treemap);
export const WatchlistPanel = latePart(
  async () => (await import("./watchlist-panel.tsx")).WatchlistPanel,
);
