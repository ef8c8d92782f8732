/**
 * The files that a build has made. Their names change with what is in them, so browsers may keep
 * them for good. Each is read and compressed once, when it is first asked for, and then kept: there
 * are no more than the build has.
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptsGzip } from "./accepts-gzip.ts";

const prefix = "/_next/static/";

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

export class StaticFiles {
  /** By path from the prefix on. */
  readonly #places: ReadonlyMap<string, string>;
  readonly #contents = new Map<string, Promise<Content>>();

  /** @param places where each file is, by its path from the prefix on. */
  constructor(places: ReadonlyMap<string, string>) {
    this.#places = places;
  }

  /** Those of the pages that were built in a project's folder. */
  static below(root: string): StaticFiles {
    const folder = join(root, ".next/static");
    const places = new Map<string, string>();
    const entries = existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
      : [];
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const place = join(entry.parentPath, entry.name);
      places.set(place.slice(folder.length + 1).replaceAll(sep, "/"), place);
    }
    return new StaticFiles(places);
  }

  /** Answers GET or HEAD for a path of theirs; false for any other. @throws Error of the system. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (!path.startsWith(prefix)) return false;
    const name = decodeURIComponent(path.slice(prefix.length));
    const place = this.#places.get(name);
    if (place === undefined) {
      response.writeHead(404, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end("There is no such file in this build.\n");
      return true;
    }
    const { plain, gzip } = await this.#content(name, place);
    const zipped = gzip !== null && acceptsGzip(request.headers["accept-encoding"]);
    const body = zipped ? gzip : plain;
    response.writeHead(200, {
      "content-type": types[extname(name)] ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
      ...(zipped && { "content-encoding": "gzip" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  }

  #content(name: string, place: string): Promise<Content> {
    const known = this.#contents.get(name);
    if (known !== undefined) return known;
    const content = read(place);
    this.#contents.set(name, content);
    content.catch(() => this.#contents.delete(name));
    return content;
  }
}

async function read(place: string): Promise<Content> {
  const plain = await readFile(place);
  return { plain, gzip: dense.has(extname(place)) ? null : await compress(plain, { level: 9 }) };
}
