/**
 * Files: those that a build has made, whose names change with what is in them, so that browsers may
 * keep them for good, and those of `public`. Each is read and compressed once, when it is first asked
 * for, and then kept: there are no more than the folders have.
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptsGzip } from "./accepts-gzip.ts";

/** Below this there is nothing but files of the build. */
const builtPrefix = "/_next/static/";
/** Browsers ask for it where no page names an icon. */
const noIcon = "/favicon.ico";

const forGood = "public, max-age=31536000, immutable";
const forAnHour = "public, max-age=3600";

/** Of the kinds that a build makes. */
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Kinds that are compressed already. */
const dense = new Set([".ico", ".woff2"]);

const compress = promisify(gzip);

interface Content {
  readonly plain: Buffer;
  /** Null where it is compressed already. */
  readonly gzip: Buffer | null;
}

export interface StaticFile {
  /** Where it is. */
  readonly place: string;
  readonly cacheControl: string;
}

export class StaticFiles {
  /** By path. */
  readonly #files: ReadonlyMap<string, StaticFile>;
  readonly #contents = new Map<string, Promise<Content>>();

  /** @param files by the path at which each is answered. */
  constructor(files: ReadonlyMap<string, StaticFile>) {
    this.#files = files;
  }

  /** Those of a project's folder, as they are now. */
  static below(root: string): StaticFiles {
    return new StaticFiles(
      new Map([
        ...filesIn(join(root, "public"), "/", forAnHour),
        ...filesIn(join(root, ".next/static"), builtPrefix, forGood),
      ]),
    );
  }

  /** Answers GET or HEAD for a path of theirs; false for any other. @throws Error of the system. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [asked = ""] = (request.url ?? "").split("?", 1);
    const path = decodeURIComponent(asked);
    const file = this.#files.get(path);
    if (file === undefined) {
      if (!path.startsWith(builtPrefix) && path !== noIcon) return false;
      response.writeHead(404, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end("There is no such file.\n");
      return true;
    }
    const { plain, gzip } = await this.#content(file.place);
    const zipped = gzip !== null && acceptsGzip(request.headers["accept-encoding"]);
    const body = zipped ? gzip : plain;
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": file.cacheControl,
      vary: "accept-encoding",
      ...(zipped && { "content-encoding": "gzip" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  }

  #content(place: string): Promise<Content> {
    const known = this.#contents.get(place);
    if (known !== undefined) return known;
    const content = read(place);
    this.#contents.set(place, content);
    content.catch(() => this.#contents.delete(place));
    return content;
  }
}

/** The files below a folder, with the paths that they have below a prefix; none where there is none. */
function filesIn(folder: string, prefix: string, cacheControl: string): [string, StaticFile][] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const place = join(entry.parentPath, entry.name);
      const name = place.slice(folder.length + 1).replaceAll(sep, "/");
      return [prefix + name, { place, cacheControl }];
    });
}

async function read(place: string): Promise<Content> {
  const plain = await readFile(place);
  return { plain, gzip: dense.has(extname(place)) ? null : await compress(plain, { level: 9 }) };
}
