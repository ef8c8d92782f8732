/** Letters that the beginnings of two words must share to be near each other. */
const shared = 3;
const most = 6;

/**
 * Names that somebody may have meant: those with a word that begins as one of the asked name's does.
 * @returns a few at most, those first whose first words agree
 */
export function nearNames(asked: string, names: readonly string[]): readonly string[] {
  const starts = startsOf(asked);
  const first = starts[0] ?? "";
  return names
    .filter((name) => startsOf(name).some((start) => starts.includes(start)))
    .sort((a, b) => Number(startsOf(b)[0] === first) - Number(startsOf(a)[0] === first))
    .slice(0, most);
}

function startsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shared)
    .map((word) => word.slice(0, shared));
}
