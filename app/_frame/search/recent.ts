"use client";
import { StoredSet } from "../../_views/shared/stored-set.ts";

/** What was found before, as keys of entries, oldest first. */
export const recentEntries = new StoredSet("bigboard.found", 8);
