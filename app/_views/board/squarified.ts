/**
 * Areas as tiles that come near to squares: the squarified treemap of Bruls, Huizing and van Wijk
 * (2000). Tiles are laid along the shorter side of what is free, as many in a line as make its
 * worst tile better; then the next line begins. On whole pixels, and as Recharts lays them out.
 */

/** A tile's place, px. */
export interface TileRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays out tiles that fill a box.
 * @param values above 0, the largest first
 * @param width of the box, whole px, as is `height`
 * @param aspect how much wider than high a tile is at its best
 * @returns as many as there are values, in their order
 */
export function squarified(
  values: readonly number[],
  width: number,
  height: number,
  aspect: number,
): TileRect[] {
  const scale = (width * height) / values.reduce((sum, value) => sum + value, 0);
  const areas = values.map((value) => value * scale);
  const tiles: TileRect[] = [];
  let free: TileRect = { x: 0, y: 0, width, height };
  while (tiles.length < areas.length) {
    const side = Math.min(free.width, free.height);
    const end = lineEnd(areas, tiles.length, side, aspect);
    const line = areas.slice(tiles.length, end);
    const across = side === free.width;
    const { placed, rest } = linePlaced(line, free, side, across, end === areas.length);
    tiles.push(...placed);
    free = rest;
  }
  return tiles;
}

/** Up to which tile the line goes that begins at `start`: until its worst would be worse. */
function lineEnd(areas: readonly number[], start: number, side: number, aspect: number): number {
  const largest = areas[start] ?? 0;
  let sum = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let end = start; end < areas.length; end += 1) {
    const area = areas[end] ?? 0;
    sum += area;
    const long = (side * side * largest * aspect) / (sum * sum);
    const flat = (sum * sum) / (side * side * area * aspect);
    const worst = Math.max(long, flat);
    // Where nothing is free any more, all that is left stands in one line without room.
    if (worst > best) return end;
    best = worst;
  }
  return areas.length;
}

/** @param across whether the line goes from left to right; @param last whether it takes what is left */
function linePlaced(
  line: readonly number[],
  free: TileRect,
  side: number,
  across: boolean,
  last: boolean,
): { placed: TileRect[]; rest: TileRect } {
  const depthFree = across ? free.height : free.width;
  const sum = line.reduce((all, area) => all + area, 0);
  const wanted = side > 0 ? Math.round(sum / side) : 0;
  const depth = last ? depthFree : Math.min(wanted, depthFree);
  let at = 0;
  const placed = line.map((area, nth) => {
    const room = side - at;
    const long = depth > 0 ? Math.min(Math.round(area / depth), room) : 0;
    const length = nth === line.length - 1 ? room : long;
    const tile = across
      ? { x: free.x + at, y: free.y, width: length, height: depth }
      : { x: free.x, y: free.y + at, width: depth, height: length };
    at += length;
    return tile;
  });
  const rest = across
    ? { ...free, y: free.y + depth, height: free.height - depth }
    : { ...free, x: free.x + depth, width: free.width - depth };
  return { placed, rest };
}
