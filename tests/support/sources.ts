import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments and with empty strings: what the program does. */
  readonly code: string;
  /** What it imports: paths from the project's folder, or names of packages. */
  readonly imports: readonly string[];
}

/** The TypeScript files below some folders. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => sourceFile(join(folder, name)))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, code: codeOf(text), imports: importsOf(path, text) };
}

/** Comments, template, double- and single-quoted strings, in one pass, so that none hides another. */
const commentOrString =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\[\s\S]|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

function codeOf(text: string): string {
  return text.replace(commentOrString, (found) => {
    // What a template computes is code.
    if (found.startsWith("`")) return [...found.matchAll(/\$\{([^}]*)\}/g)].join(" ");
    return found.startsWith("/") ? " " : '""';
  });
}

const importFrom =
  /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)["']([^"'\n]+)["']/g;

function importsOf(path: string, text: string): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, " ");
  return [...bare.matchAll(importFrom)].map(([, name = ""]) => {
    if (!name.startsWith(".")) return name;
    return normalize(relative(".", join(dirname(path), name)));
  });
}
