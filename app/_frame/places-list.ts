/** The places of the board, in their order. */
export const places = [
  { href: "/", label: "Board", key: "b" },
  { href: "/markets", label: "Markets", key: "m" },
  { href: "/scores", label: "Scores", key: "s" },
  { href: "/lab", label: "Lab", key: "l" },
  { href: "/control", label: "Control", key: "c" },
] as const;
