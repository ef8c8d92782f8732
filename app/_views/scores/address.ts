/** What the address bar of the scores says: which matches are shown. */
import type { Sport } from "../../../lib/schema/topics.ts";

/** What of the matches is shown. */
export const shows = ["all", "live", "finished", "upcoming"] as const;
export type Show = (typeof shows)[number];

/** Which matches are shown; null lets all through. */
export interface Filter {
  readonly show: Show;
  readonly sport: Sport | null;
  /** A league's id. */
  readonly league: string | null;
  /** A team's name. */
  readonly team: string | null;
}

export const filterNone: Filter = { show: "all", sport: null, league: null, team: null };

const sports: readonly Sport[] = ["football", "basketball", "tennis"];

/** The value of the address bar's `show`, or `all` for none or an unknown one. */
export function showOf(value: string | null | undefined): Show {
  return shows.find((show) => show === value) ?? "all";
}

/** Reads an address. What it names need not exist; an empty value is none. */
export function filterOf(query: { get(name: string): string | null }): Filter {
  return {
    show: showOf(query.get("show")),
    sport: sports.find((sport) => sport === query.get("sport")) ?? null,
    league: query.get("league") || null,
    team: query.get("team") || null,
  };
}

/** The address of what a filter shows, such as `/scores?show=live&league=premier-league`. */
export function addressOf(filter: Partial<Filter>): string {
  const query = new URLSearchParams();
  if (filter.show !== undefined && filter.show !== "all") query.set("show", filter.show);
  for (const name of ["sport", "league", "team"] as const) {
    const value = filter[name];
    if (value != null) query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "/scores" : `/scores?${text}`;
}
