import type { ListedMatch } from "../shared/match-columns.ts";
import { phaseOf } from "./match-state.ts";

/**
 * Remembers what of each match gives it its place, to tell a change of the order from a goal or a
 * turn of the clock, which are a hundred times as frequent.
 */
export class Placings {
  readonly #seen = new Map<string, ListedMatch>();

  /**
   * Looks at matches that have changed.
   * @param read gives a match as it is now, null for one that is gone
   * @returns whether any of them may stand somewhere else now
   */
  note(keys: Iterable<string>, read: (key: string) => ListedMatch | null): boolean {
    let moved = false;
    for (const key of keys) {
      const before = this.#seen.get(key) ?? null;
      const now = read(key);
      if (before === now) continue;
      if (before === null || now === null || !samePlace(before, now)) moved = true;
      if (now === null) this.#seen.delete(key);
      else this.#seen.set(key, now);
    }
    return moved;
  }
}

function samePlace(a: ListedMatch, b: ListedMatch): boolean {
  return (
    (a.status === b.status || phaseOf(a.status) === phaseOf(b.status)) &&
    a.startTime === b.startTime &&
    a.league === b.league &&
    a.round === b.round &&
    a.home === b.home &&
    a.away === b.away &&
    a.sport === b.sport &&
    // Whether chances are known shapes the lines of a league.
    (a.homeWin === null) === (b.homeWin === null)
  );
}
