import { type Figure, formatDecimal, formatInteger, noFigure } from "../../../lib/domain/format.ts";

/** Bytes as a reader says them: `412 B`, `1.2 kB`, `3.40 MB`; thousands, not 1,024s. */
export function formatBytes(bytes: Figure): string {
  if (bytes == null || !Number.isFinite(bytes)) return noFigure;
  if (bytes < 999.5) return `${formatInteger(bytes)} B`;
  if (bytes < 999_950) return `${formatDecimal(bytes / 1_000, 1)} kB`;
  return `${formatDecimal(bytes / 1_000_000, 2)} MB`;
}
