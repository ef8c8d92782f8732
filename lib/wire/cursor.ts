/**
 * A cursor says how far a copy has followed a table: `<epoch>.<version>`. The epoch names the life
 * of a board; versions of different epochs say nothing about each other.
 */
export function formatCursor(epoch: string, version: number): string {
  return `${epoch}.${version}`;
}

/** The version that a cursor names in an epoch; null for another epoch or no cursor at all. */
export function versionIn(epoch: string, cursor: string): number | null {
  const { epoch: named, version } = parseCursor(cursor);
  return named === epoch ? version : null;
}

/** Takes a cursor apart; the version is null where the text is no cursor. */
export function parseCursor(cursor: string): { epoch: string; version: number | null } {
  const dot = cursor.lastIndexOf(".");
  const digits = cursor.slice(dot + 1);
  const version = /^\d{1,15}$/.test(digits) ? Number(digits) : null;
  return { epoch: dot > 0 ? cursor.slice(0, dot) : "", version };
}
