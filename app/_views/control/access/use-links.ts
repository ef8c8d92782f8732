"use client";
import { useCallback, useEffect, useState } from "react";
import { systemClock } from "../../../../lib/clock.ts";
import { askLinks, type Link } from "./asked.ts";

/** How often the list is asked for while somebody sees it, ms. */
const everyMs = 5_000;

export interface Links {
  /** Null until they have been told. */
  readonly links: readonly Link[] | null;
  /** What went wrong last; empty if nothing did. */
  readonly trouble: string;
  /** Does something about links, and asks for them anew. @returns null where it failed. */
  act<Done>(deed: () => Promise<Done>): Promise<Done | null>;
}

/** The links that there are, kept up to date while they are seen. */
export function useLinks(): Links {
  const [links, setLinks] = useState<readonly Link[] | null>(null);
  const [trouble, setTrouble] = useState("");
  const act = useCallback(async <Done>(deed: () => Promise<Done>): Promise<Done | null> => {
    try {
      const done = await deed();
      setLinks(await askLinks());
      setTrouble("");
      return done;
    } catch (error) {
      const words = error instanceof Error ? error.message : "";
      setTrouble(words || "The server did not answer.");
      return null;
    }
  }, []);
  useEffect(() => {
    const look = () => void act(async () => undefined);
    look();
    return systemClock.every(everyMs, () => {
      if (!document.hidden) look();
    });
  }, [act]);
  return { links, trouble, act };
}
