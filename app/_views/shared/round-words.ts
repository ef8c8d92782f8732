const full: Readonly<Record<string, string>> = {
  R128: "Round of 128",
  R64: "Round of 64",
  R32: "Round of 32",
  R16: "Round of 16",
  QF: "Quarter-finals",
  SF: "Semi-finals",
  F: "Final",
};

/** A round in full where its feed writes it short, as tournaments do: `QF`; else as it is. */
export function roundWords(round: string): string {
  return full[round] ?? round;
}
