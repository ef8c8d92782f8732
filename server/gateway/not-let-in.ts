/** What those are told who are not, or no longer, let in. */

import type { Dismissal } from "../../lib/wire/messages.ts";
import { type Ending, endingWords, refusalWords, type Who } from "../access/who.ts";
import { Refusal } from "./refusal.ts";

/** The refusal of who has no key. */
export function notLetIn(who: Who): Refusal {
  return new Refusal("unauthorized", refusalWords(who));
}

/** The refusal of whose pass holds no more. */
export function ended(ending: Ending): Refusal {
  return new Refusal("unauthorized", endingWords(ending));
}

/** The event before the end of a connection. */
export function dismissal(ending: Ending): { reason: Dismissal; message: string } {
  return { reason: ending.how, message: endingWords(ending) };
}
