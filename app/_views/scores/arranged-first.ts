/**
 * How the server arranges the matches for a page's first picture. It knows all of them; the page
 * brings along only those that are drawn at first, and learns of the others from the connection.
 */
import { zoneDefault } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { boardRows } from "../../_live/board-rows.ts";
import { matchColumns } from "../shared/match-columns.ts";
import { addressOf, type Filter } from "./address.ts";
import { type ArrangedFirst, arrange, leaguesFirst, type Section } from "./arrange.ts";

const leagueColumns = ["name", "sport", "table", "position"] as const;

/** An arrangement with what it takes to draw it. */
export interface FirstPicture {
  readonly arranged: ArrangedFirst;
  /** Ids of the matches that are drawn. */
  readonly matches: readonly string[];
  /** Ids of the leagues whose tables are drawn. */
  readonly tables: readonly string[];
}

/** Arranges the board's matches as they are now, in the zone in which the server draws. */
export function arrangedFirst(filter: Filter): FirstPicture {
  const matches = boardRows(topics.matches, matchColumns);
  const arrangement = arrange({
    matches: matches.map(([key, row]) => ({ key, row })),
    leagues: new Map(boardRows(topics.leagues, leagueColumns)),
    filter,
    starred: { matches: new Set(), teams: new Set() },
    zone: zoneDefault,
  });
  const sections = arrangement.sections.map(withoutClosed);
  const drawn = sections.slice(0, leaguesFirst);
  return {
    arranged: { asked: addressOf(filter), arrangement: { ...arrangement, sections } },
    matches: drawn.flatMap(({ blocks }) => blocks.flatMap(({ ids }) => ids)),
    tables: drawn.filter(({ table }) => table).map(({ league }) => league),
  };
}

function withoutClosed(section: Section): Section {
  const blocks = section.blocks.map((block) => (block.open ? block : { ...block, ids: [] }));
  return { ...section, blocks };
}
