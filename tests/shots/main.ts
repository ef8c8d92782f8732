/**
 * `npm run shots`: pictures of every page, at three widths and in both themes, and of the moments
 * that one seldom sees. To be looked at, one by one.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, otherMatches, placesOf } from "../support/places.ts";
import { root } from "../support/sources.ts";
import { StagedBoard } from "../support/staged-board.ts";
import { Camera } from "./camera.ts";
import { scenes } from "./scenes.ts";

const help = `Takes pictures of all pages. Needs built pages (npm run build) and Chromium.

  npm run shots -- [options]

  --out <folder>   where to put them; .results/shots unless given
  --only <text>    only those whose name contains it, such as markets, light or 390
  --help           this text
`;

const themes = ["dark", "light"] as const;
const widths = [1440, 1024, 390] as const;
/** A speed at which a match moves while one looks at it. */
const speed = 20;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, ".results/shots") },
    only: { type: "string", default: "" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const wanted = (name: string) => name.includes(values.only);

const board = await StagedBoard.start({ seed: "shots", rate: 100, speed });
const browser = await launchBrowser();
try {
  const camera = new Camera(browser, board.address, out, say);
  const others = await otherMatches(board.address);
  const places = placesOf(await firstLiveMatch(board.address), others);
  for (const theme of themes) {
    for (const width of widths) {
      for (const [name, path] of places) {
        if (!wanted(`${name}-${theme}-${width}`)) continue;
        const page = await camera.open(path, { theme, width });
        await camera.take(page, `${name}-${theme}-${width}`);
        await page.context().close();
      }
    }
  }
  // The last one pulls the plug.
  for (const scene of scenes) {
    if (!scene.names.some(wanted)) continue;
    // One that does not come about is told, and the others are taken all the same.
    await scene.play({ camera, board }).catch((error: unknown) => {
      process.exitCode = 1;
      say(`${scene.names.join(", ")}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  if (camera.complaints.length > 0) process.exitCode = 1;
  for (const complaint of camera.complaints) say(complaint);
} finally {
  await browser.close();
  await board.end();
}
