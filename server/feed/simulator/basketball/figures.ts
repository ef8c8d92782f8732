/** What a box score counts, of a player and of a side. */

/** In the words of the players' table; a side's are the sums. */
export interface Figures {
  points: number;
  rebounds: number;
  assists: number;
  steals: number;
  blocks: number;
  turnovers: number;
  fouls: number;
  fieldMade: number;
  fieldTried: number;
  threeMade: number;
  threeTried: number;
  freeMade: number;
  freeTried: number;
}

export type Figure = keyof Figures;

export function noFigures(): Figures {
  return {
    points: 0,
    rebounds: 0,
    assists: 0,
    steals: 0,
    blocks: 0,
    turnovers: 0,
    fouls: 0,
    fieldMade: 0,
    fieldTried: 0,
    threeMade: 0,
    threeTried: 0,
    freeMade: 0,
    freeTried: 0,
  };
}
