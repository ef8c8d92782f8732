"use client";
/** The matches and teams that a viewer has starred. */
import { StoredSet, useStored, useStoredSet } from "../shared/stored-set.ts";

const matches = new StoredSet("bigboard.favourite-matches", 200);
const teams = new StoredSet("bigboard.favourite-teams", 50);

/** Ids of the starred matches; none while the server draws. */
export const useFavourites = (): ReadonlySet<string> => useStoredSet(matches);

/** Names of the starred teams, whose matches are favourites by themselves. */
export const useFavouriteTeams = (): ReadonlySet<string> => useStoredSet(teams);

/** Whether a match is starred; draws again only when that changes. */
export const useFavourite = (match: string): boolean => useStored(matches, match);

/** Whether a team is starred. */
export const useFavouriteTeam = (team: string): boolean => useStored(teams, team);

/** Stars a match, or takes its star away. */
export const toggleFavourite = (match: string): void => matches.toggle(match);

/** Stars a team, or takes its star away. */
export const toggleFavouriteTeam = (team: string): void => teams.toggle(team);
