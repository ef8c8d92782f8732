/** The places of the board, in their order; a fifth finds room beside them. */
export const places = [
  { href: "/", label: "Board", key: "b" },
  { href: "/markets", label: "Markets", key: "m" },
  { href: "/scores", label: "Scores", key: "s" },
  { href: "/control", label: "Control", key: "c" },
] as const;
