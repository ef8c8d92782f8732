/**
 * Where the sectors stand in the treemap: in columns, the largest first, each as wide as its share.
 * The server draws the same columns with nothing but CSS, so what comes later moves none of them.
 */

/** A sector of the market, and how large it is drawn. */
export interface Sector {
  /** Empty where instruments have none. */
  readonly name: string;
  /** The index that stands for it, or null where there is none. */
  readonly index: string | null;
  /** Of the market's capitalisation, above 0 and at most 1. */
  readonly share: number;
  /** How many instruments are drawn in it. */
  readonly count: number;
}

/** Sectors that stand above each other. */
export interface SectorColumn {
  /** The sum of their shares. */
  readonly share: number;
  readonly sectors: readonly Sector[];
}

/**
 * Parts sectors into columns so that their boxes come as near to squares as they can in this order.
 * @param sectors largest first
 * @param aspect width of the whole by its height
 */
export function sectorColumns(sectors: readonly Sector[], aspect: number): readonly SectorColumn[] {
  // The best way to lay out the first n sectors, built on the best way for fewer.
  const best: { cost: number; columns: readonly SectorColumn[] }[] = [{ cost: 0, columns: [] }];
  for (let end = 1; end <= sectors.length; end += 1) {
    let winner: (typeof best)[number] = { cost: Number.POSITIVE_INFINITY, columns: [] };
    for (let start = 0; start < end; start += 1) {
      const column = columnOf(sectors.slice(start, end));
      const before = best[start];
      if (before === undefined) continue;
      const cost = before.cost + badness(column, aspect);
      if (cost < winner.cost) winner = { cost, columns: [...before.columns, column] };
    }
    best.push(winner);
  }
  return best.at(-1)?.columns ?? [];
}

function columnOf(sectors: readonly Sector[]): SectorColumn {
  return { share: sectors.reduce((sum, { share }) => sum + share, 0), sectors };
}

/** Narrower than this part of the whole a column has no room for names. */
const shareMin = 0.13;
const noRoom = 100;

/** How far a column's boxes are from squares; each counts alike, so that small ones stay legible. */
function badness({ share, sectors }: SectorColumn, aspect: number): number {
  const width = share * aspect;
  const shape = sectors.reduce((sum, sector) => {
    const height = sector.share / share;
    return sum + Math.max(width / height, height / width);
  }, 0);
  return share < shareMin ? shape + noRoom : shape;
}
