/**
 * The title of the tab. The server names the page; a page may put something live in its place, and
 * while nobody looks the frame counts before it what has happened. Both meet here.
 */

/** Least time between two writings, ms: a title is drawn by the browser's own frame, at its cost. */
const restMs = 1_000;
/** More than this is not counted out. */
const countMax = 99;

let live: string | null = null;
let count = 0;
/** What the page was called before we wrote over it, and what we wrote. */
let named = "";
let written: string | null = null;
let wroteAt = Number.NEGATIVE_INFINITY;
let waiting = false;

/** What stands in the tab: `(2) 307.81 ▼ −0.50% AAPL`. */
export function titleOf(name: string, unseen: number): string {
  if (unseen <= 0) return name;
  return `(${unseen > countMax ? `${countMax}+` : unseen}) ${name}`;
}

function write(): void {
  // Whoever navigates has a title of its own set; what is there and not ours is the page's name.
  if (document.title !== written) named = document.title;
  const title = titleOf(live ?? named, count);
  wroteAt = performance.now();
  written = title;
  if (title !== document.title) document.title = title;
}

function writeSoon(): void {
  const wait = wroteAt + restMs - performance.now();
  if (wait <= 0) {
    write();
  } else if (!waiting) {
    waiting = true;
    setTimeout(() => {
      waiting = false;
      write();
    }, wait);
  }
}

/** Puts a text in the place of the page's name; null gives the name back. */
export function setLiveTitle(text: string | null): void {
  if (live === text) return;
  live = text;
  // A page that goes leaves its text to nobody, not even for a second.
  if (text === null) write();
  else writeSoon();
}

/** How much has happened that nobody saw; 0 takes the figure away at once. */
export function setUnseen(unseen: number): void {
  if (count === unseen) return;
  count = unseen;
  if (unseen === 0) write();
  else writeSoon();
}
