/**
 * Has browsers compile the pages' code while it comes, beside the main thread, and not on it,
 * function by function as each is called first: that is half of what a page's start takes there. A
 * first line asks for it (`allFunctionsCalledOnLoad`); browsers that do not know it read a comment.
 * Run by itself it marks what `next build` has just made.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const hint = "//# allFunctionsCalledOnLoad\n";
const chunks = ".next/static/chunks";

/**
 * Marks all scripts of the built pages; those that are marked already stay as they are.
 * @param root the project's folder.
 * @returns how many it has marked.
 */
export function hintCompiling(root: string): number {
  const folder = join(root, chunks);
  if (!existsSync(folder)) return 0;
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name));
  let marked = 0;
  for (const path of scripts) {
    const text = readFileSync(path, "utf8");
    if (text.startsWith(hint)) continue;
    writeFileSync(path, hint + text);
    marked += 1;
  }
  return marked;
}

if (import.meta.main) hintCompiling(fileURLToPath(new URL("../..", import.meta.url)));
