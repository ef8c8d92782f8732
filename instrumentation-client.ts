/**
 * Makes what pages are drawn with ready a piece at a time. Next would run all of it in the task in
 * which the last of its scripts has come, and on a slow processor nobody could touch the page for a
 * fifth of a second. Next runs this file first and waits, before it goes on, for scripts that are
 * to come before a page is interactive: one of those, empty, for each piece.
 */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import("react-dom"),
  () => import("react-dom/client"),
  () => import("next/navigation"),
  () => import("next/link"),
];

declare global {
  /** Next's own list of such scripts. Without it nothing is waited for, and all goes as usual. */
  var __next_s: [source: 0, properties: { children: string }][] | undefined;
}

const next = (place: number) => {
  const piece = pieces[place];
  if (piece === undefined) return;
  // After the task that waits, so that both go step by step.
  setTimeout(next, 0, place + 1);
  piece().catch(() => undefined);
};
globalThis.__next_s ??= [];
globalThis.__next_s.push(...pieces.map((): [0, { children: string }] => [0, { children: "" }]));
setTimeout(next, 0, 0);

export {};
