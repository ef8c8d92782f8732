"use client";

import { createContext } from "react";
import type { Past } from "../../lib/mirror/past.ts";

/** The past that the part of the page around the caller is seen through; null where there is none. */
export const PastContext = createContext<Past | null>(null);
