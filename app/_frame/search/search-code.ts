"use client";
import { LazyCode } from "../../_views/shared/lazy.ts";

/** The search's code: most pages are read without it. */
export const searchCode = new LazyCode(() => import("./search-palette.tsx"));
