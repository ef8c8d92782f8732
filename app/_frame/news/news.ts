/** Which headlines a viewer is told of, beyond finding them on the board. */
import type { Row } from "../../../lib/schema/topics.ts";
import { headlineParts } from "../../_views/board/headline-parts.ts";
import type { Preferences } from "../preferences-script.ts";

type Headline = Pick<Row<"headlines">, "kind" | "key" | "text">;

/** Something to tell. */
export interface News {
  readonly kind: "goal" | "no-goal" | "halt" | "resume";
  /** The score, or the instrument. */
  readonly head: string;
  /** Who scored and when, or what has happened. */
  readonly detail: string;
  /** The page that has more of it. */
  readonly href: string;
  /** Whether it is of something with a star. */
  readonly followed: boolean;
}

/** What a viewer follows. */
export interface Followed {
  readonly symbols: ReadonlySet<string>;
  readonly matches: ReadonlySet<string>;
  /** By name. */
  readonly teams: ReadonlySet<string>;
}

/** What there is to tell of a headline; null for what is none of a goal, of one that is taken back, a halt or a resumption. */
export function newsOf(headline: Headline, followed: Followed): News | null {
  const { kind, key } = headline;
  if (key === null) return null;
  const { head, detail } = headlineParts(headline);
  if (kind === "goal" || kind === "no-goal") {
    const [, home = "", away = ""] = /^(.+) \d+–\d+ (.+)$/.exec(head) ?? [];
    const { matches, teams } = followed;
    return {
      kind,
      head,
      detail: kind === "goal" ? `Goal: ${detail}` : detail,
      href: `/scores/${encodeURIComponent(key)}`,
      followed: matches.has(key) || teams.has(home) || teams.has(away),
    };
  }
  if (kind === "halt" || kind === "resume") {
    return {
      kind,
      head: key,
      detail: kind === "halt" ? "Trading is halted" : "Trading goes on",
      href: `/markets/${encodeURIComponent(key)}`,
      followed: followed.symbols.has(key),
    };
  }
  return null;
}

/** Whether a viewer wants to be told. */
export function isWanted(news: News, telling: Preferences["telling"]): boolean {
  if (telling === "none") return false;
  return news.followed || telling === "all";
}

/** Numbers of headlines: what is newer than all that was there before. */
export class Newest {
  #last: number | null = null;

  /**
   * The keys that are new since the last call, oldest first. The first call gives none: what was
   * there already is no news.
   */
  take(keys: readonly string[]): readonly string[] {
    const numbers = keys.map(Number);
    const top = Math.max(this.#last ?? 0, ...numbers);
    const last = this.#last;
    // Before anything has come there is nothing to tell the new from.
    if (last === null) {
      if (keys.length > 0) this.#last = top;
      return [];
    }
    // A feed that begins anew counts anew.
    const newest = Math.max(...numbers);
    if (keys.length > 0 && newest < last) {
      this.#last = newest;
      return [];
    }
    this.#last = top;
    return numbers
      .filter((number) => number > last)
      .sort((a, b) => a - b)
      .map(String);
  }
}
