/**
 * How much JavaScript a page needs before it is alive: the scripts that its HTML names. What comes
 * later, such as charts, search and panels, is asked for by those.
 */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { firstLiveMatch } from "../support/places.ts";

/** kB of gzip (thousands of bytes) on every page. */
const most = 190;

let board: BoardProcess;

beforeAll(async () => {
  board = await BoardProcess.start(["--port", "0", "--speed", "10"]);
});

afterAll(async () => {
  await board?.kill("SIGKILL");
});

/** The addresses of a page's scripts. Old browsers' own, which others leave alone, do not count. */
async function scriptsOf(path: string): Promise<readonly string[]> {
  const html = await (await fetch(board.address + path)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const modern = tags.filter(([tag]) => !/\bnomodule\b/i.test(tag));
  return [...new Set(modern.map(([, src = ""]) => src))];
}

const sizes = new Map<string, Promise<number>>();

async function sizeOf(src: string): Promise<number> {
  const answer = await fetch(new URL(src, board.address));
  expect(answer.status, src).toBe(200);
  return gzipSync(new Uint8Array(await answer.arrayBuffer()), { level: 9 }).length;
}

test(`no page needs more than ${most} kB of JavaScript`, async () => {
  const match = await firstLiveMatch(board.address);
  const pages = ["/", "/markets", "/markets/AAPL", "/scores", "/lab", "/control"];
  const paths = [...pages, `/scores/${match}`];
  const heavy: string[] = [];
  for (const path of paths) {
    const scripts = await scriptsOf(path);
    expect(scripts.length, path).toBeGreaterThan(3);
    let bytes = 0;
    for (const src of scripts) {
      const size = sizes.get(src) ?? sizeOf(src);
      sizes.set(src, size);
      bytes += await size;
    }
    if (bytes > most * 1_000) heavy.push(`${path}: ${(bytes / 1_000).toFixed(1)} kB`);
  }
  expect(heavy).toEqual([]);
});
